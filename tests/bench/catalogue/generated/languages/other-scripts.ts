import { type Chance, pick, wordsIn } from '../chance.ts';
import { romanisedGreek } from '../romanised/greek.ts';
import { inventedNames } from './invented-names.ts';
import type { Language } from './language.ts';
import { fillPattern } from './patterns.ts';

interface Other extends Pick<Language, 'name' | 'script'> {
  readonly nouns: string;
  readonly names: (next: Chance) => string;
  readonly patterns: readonly string[];
  readonly season: string;
  readonly romanise?: (text: string) => string;
}

function other({ name, script, nouns, names, patterns, season, romanise }: Other): Language {
  const list = wordsIn(nouns);
  const nounOf = (next: Chance) => pick(next, list);
  const language: Language = {
    ...{ name, script },
    title(next) {
      const text = fillPattern(next, patterns, { N: nounOf, A: nounOf, P: names });
      return { text, language, romanised: romanise === undefined ? [] : [romanise(text)] };
    },
    seasons: [(title, at) => `${title} ${season} ${at}`, (title, at) => `${title} ${at}`],
  };
  return language;
}

export const greek = other({
  name: 'Greek',
  script: 'Greek',
  nouns: `αγάπη θάλασσα νύχτα καρδιά όνειρο μυστικό ψέμα αλήθεια ζωή θάνατος χειμώνας καλοκαίρι άνοιξη βροχή ουρανός αστέρι φεγγάρι ήλιος νησί γέφυρα
    πόλη χωριό σπίτι σχολείο δρόμος μητέρα πατέρας αδελφός κόρη φύλακας ψυχή μοίρα ευτυχία αυγή μπακάλης ξένος`,
  names: inventedNames(
    41,
    'Αλε Βα Γε Δη Ελέ Ζω Θε Ιω Κα Κω Λε Μα Νι Ξέ Ου Πα Ρο Σο Στα Τα Φι Χρι Ψα',
    'γος δης ζος θα κης λης μος νη νος ξης ρα ρης σος στος τα της φος χη',
  ),
  patterns: [
    'N',
    'P',
    'Η N',
    'Το N',
    'Ο N της N',
    'N και N',
    'P και P',
    'Η N του P',
    'P P',
    'Το N με τη N',
    'Τα N του P',
    'Σαν N',
  ],
  season: 'Κύκλος',
  romanise: romanisedGreek,
});

export const arabic = other({
  name: 'Arabic',
  script: 'Arabic',
  nouns: `الحب البحر الليل القلب الحلم السر الكذب الحقيقة الحياة الموت الشتاء الصيف الربيع المطر السماء النجمة القمر الشمس الجزيرة الجسر المدينة القرية
    البيت المدرسة الطريق الأم الأب الأخ البنت الحارس الروح القدر السعادة الفجر الغريب الياسمين حارة باب عائلة حكاية أيام`,
  names: inventedNames(
    42,
    'أح إبر بد تا جم حس خا در رش زي سع سم شا صل ضي طا عب عم غا فا كر لي مح نا هد يو',
    'اد ار ان اهيم ة يد ير يل ين م مد ن ور وف ى',
  ),
  patterns: ['N', 'P', 'N و N', 'N P', 'P و P', 'N في N', 'P P', 'N بلا N', 'أنا و N', 'N من N', 'بين N و N'],
  season: 'الموسم',
});

export const thai = other({
  name: 'Thai',
  script: 'Thai',
  nouns: `รัก ทะเล คืน หัวใจ ความฝัน ความลับ ชีวิต ฤดูหนาว ฤดูร้อน ฝน ท้องฟ้า ดวงดาว พระจันทร์ เกาะ สะพาน เมือง บ้าน โรงเรียน ถนน แม่ พ่อ พี่น้อง ลูกสาว
    วิญญาณ พรหมลิขิต ความสุข รุ่งอรุณ คนแปลกหน้า ร้านหนังสือ เที่ยงคืน เจ้าหญิง นางฟ้า ปีศาจ มังกร ดอกไม้ เพลง`,
  names: inventedNames(
    43,
    'กา ขวัญ จันทร์ ชล ณ ดา ธี นา บุญ ปา พิม ฟ้า มา ริน วิ ศิ สุ อร',
    'ดา นี พร มล ยา รัตน์ ลักษณ์ วดี ศักดิ์ สา ทิพย์ นาท ภา',
  ),
  patterns: ['N', 'NN', 'NกับN', 'NของP', 'P', 'NNN', 'NในN', 'Nที่N', 'PกับP', 'Nไม่มีN'],
  season: 'ซีซั่น',
});
