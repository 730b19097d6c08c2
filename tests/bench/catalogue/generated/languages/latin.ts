import { pick, wordsIn } from '../chance.ts';
import { inventedNames } from './invented-names.ts';
import type { Language } from './language.ts';
import { fillPattern } from './patterns.ts';

interface Latin {
  readonly name: string;
  readonly nouns: string;
  readonly adjectives: string;
  readonly patterns: readonly string[];
  /** The syllables of its names: with which they begin and end. */
  readonly names: readonly [beginnings: string, ends: string];
  /** The word for a season. */
  readonly season: string;
}

function latin(number: number, { name, nouns, adjectives, patterns, names, season }: Latin): Language {
  const [nounsList, adjectivesList] = [wordsIn(nouns), wordsIn(adjectives)];
  const words = {
    N: (next: () => number) => pick(next, nounsList),
    A: (next: () => number) => pick(next, adjectivesList),
    P: inventedNames(number, ...names),
  };
  const language: Language = {
    ...{ name, script: 'Latin' },
    title: (next) => ({ text: fillPattern(next, patterns, words), language, romanised: [] }),
    seasons: [(title, at) => `${title} ${season} ${at}`, (title, at) => `${title} ${at}`],
  };
  return language;
}

export const spanish = latin(2, {
  name: 'Spanish',
  nouns: `corazón reina luz noche sueño niña señor montaña camión jardín canción traición pasión ladrón espía médico ángel río país
    música relojero destino casa muerte vida amor rosa venganza fuego sombra ciudad isla mar cielo estrella luna sangre verdad mentira
    secreto abuela hermano sirena cocinero maestra cárcel hospital frontera desierto invierno verano otoño primavera tango`,
  adjectives: `último perdido dorado roto pequeño eterno lejano único frágil rápido oscuro salvaje prohibido mágico íntimo trágico cálido`,
  patterns: [
    'N',
    'P',
    'El N',
    'La N',
    'Los N de P',
    'Las N del N',
    'La N A',
    'El A N de P',
    'P: N y N',
    'N A',
    'Sin N no hay N',
  ].concat([
    'Mi N A',
    'P y P',
    'Una N para P',
    '¿Dónde está P?',
    'P P',
    'Cuando la N calla',
    'El N que no volvió',
  ]),
  names: [
    'ál mar car do fer gon ló mén nú pe ra san so val xi za',
    'ba cía dez do gas la lia món na ña quez ra ríos rra s to vas',
  ],
  season: 'Temporada',
});
export const french = latin(3, {
  name: 'French',
  nouns: `cœur forêt été château rêve fenêtre hôpital île mère père sœur lumière rivière ombre nuit jour amour étoile école voisin juge
    médecin sorcière bohème étranger secret voleur maître élève fantôme garçon leçon chance vérité mensonge royaume frontière désert neige
    hiver océan âme désir baiser héritière boulangère pâtissier théâtre manège enquête procès prison siècle`,
  adjectives: `perdu dernier oublié brisé léger discrète fidèle étrange secrète dorée mystérieux éternel noir blanche bleu première naïf`,
  patterns: [
    'N',
    'P',
    'Le N',
    'La N',
    'Les N de P',
    "L'affaire P",
    "L'été de P",
    'Un N A',
    'Une N à P',
    'Le N et la N',
    'P et P',
    'N A',
  ].concat([
    'À la N de P',
    'La N du N',
    'Plus A que la N',
    'P P',
    "Qu'est-ce que P ?",
    'Les A N',
    'Où va la N',
  ]),
  names: [
    'an bé ca de é fa gé hé jac lé ma né oli pa ré sé thé val',
    'aud bert çois delle eau ette ier ine lain lle mond ne quet rand ré',
  ],
  season: 'Saison',
});
export const german = latin(4, {
  name: 'German',
  nouns: `Mädchen König Königin Straße Fluss Schloss Wächter Jäger Bäcker Söhne Töchter Brüder Schwester Nächte Träume Bär Vögel Hütte Küste
    Brücke Insel Stadt Wald Feuer Schatten Lüge Wahrheit Schuld Zeuge Richter Ärztin Lehrer Schule Mörder Engel Teufel Stern Himmel Herz Blut
    Glück Frühling Sommer Herbst Winter Weihnacht Grenze Mauer Fälscher Zug Bahnhof Nebel Gefährte`,
  adjectives: `letzte verlorene schöne große kleine dunkle helle stille kühle fünfte süße tödliche vergessene böse wilde fremde goldene müde`,
  patterns: [
    'N',
    'P',
    'Der N',
    'Die N',
    'Das N',
    'Der A N',
    'Die A N von P',
    'N und N',
    'Das N am N',
    'Ein N für P',
    'P und P',
    'P: N',
  ].concat([
    'Im N der N',
    'Die N aus P',
    'P P',
    'Über den N',
    'Unter A N',
    'Wenn die N schläft',
    'Die N des N',
  ]),
  names: [
    'al ber brü bü die eng frie ger gün hei her jür kö lu mün nie ot rei rö schä sieg ul wer',
    'bach berg bert born burg er fried hard hold la linde mann mut stein tal wald wig',
  ],
  season: 'Staffel',
});
export const portuguese = latin(5, {
  name: 'Portuguese',
  nouns: `coração canção irmão mãe avó verão inverno chão sertão ilha água maré força lua noite paixão traição herança família açaí praça
    estação ladrão juíza médico segredo vingança destino sombra cidade mar céu estrela sangue mentira verdade padaria rainha órfã`,
  adjectives: `último perdida dourado frágil eterna única mágico proibida sombrio rápida antigo selvagem`,
  patterns: [
    'N',
    'P',
    'O N',
    'A N',
    'Os N de P',
    'As N do N',
    'O A N',
    'N e N',
    'P: A N',
    'Uma N em P',
    'P P',
    'P e P',
    'Não há N sem N',
  ],
  names: [
    'al bra ca de fer gui jo lu ma ní pa ré sil tá vi',
    'ção des do elo ga lha ma nha nor ra ro são to va zes',
  ],
  season: 'Temporada',
});
export const turkish = latin(6, {
  name: 'Turkish',
  nouns: `aşk yıldız gönül güneş çukur kış yağmur deniz gece kadın çocuk kardeş baba anne şehir ada masumlar apartmanı sır yalan gerçek
    kader umut hayat ölüm kan gül çiçek kuş kurt aslan kırmızı oda yol köprü ev bahçe okul mahalle düğün rüya gölge fırtına`,
  adjectives: `son kara kayıp sonsuz küçük büyük yasak gizli kırık sessiz güzel eski yabancı ışıklı`,
  patterns: [
    'N',
    'P',
    'A N',
    'A N',
    'N ve N',
    "P'in N",
    'P P',
    'Bir N masalı',
    'N gibi N',
    'Adı P',
    'A N, A N',
    'Benim A N',
  ],
  names: [
    'ay bü ce çağ de eb fa gök gül ha il kı leyl mü nur öz rü sel şe tü ya zey',
    'bey can çe dar fer gül han ışık kan lâ lık mez nur oğlu rem su taş yar',
  ],
  season: 'Sezon',
});
export const polish = latin(7, {
  name: 'Polish',
  nouns: `miłość wieża żona mąż córka noc księżyc życie śmierć cień ogień wojna pokój dziewczyna chłopiec król królowa więzień świadek sędzia
    złodziej tajemnica kłamstwo prawda zima jesień rzeka góra wyspa łódź most pociąg gość święta krew serce sen dom ulica`,
  adjectives: `ostatni zagubiony cichy złota mała wielki ciemna słodkie śpiąca zakazany obcy pierwsza żelazny`,
  patterns: [
    'N',
    'P',
    'A N',
    'A N',
    'N i N',
    'P i P',
    'N w P',
    'P P',
    'Gdzie śpi N',
    'Moja A N',
    'N, której nie było',
    'N bez N',
  ],
  names: [
    'bo bro cze dzie gra ja ka kle le ło mie pię ra sta strze świe tro wła woj za że',
    'ba cki czak dło jan ka ków ła mir niak rek ska sław szek wicz yń',
  ],
  season: 'Sezon',
});
export const vietnamese = latin(8, {
  name: 'Vietnamese',
  nouns: `tình mưa nắng gió biển đêm trăng sông núi hoa người mẹ cha chị em nhà phố đường giấc mơ bóng lửa máu sự thật bí mật ước hẹn
    mùa hè mùa đông thanh xuân ký ức thiên thần bác sĩ hoàng hậu gia đình`,
  adjectives: `cuối cùng đẹp lạ nhỏ xa cũ đỏ xanh buồn lặng lẽ cô đơn vĩnh cửu`,
  patterns: [
    'N',
    'N A',
    'N và N',
    'N của P',
    'P',
    'N A của P',
    'Về N đi P',
    'Những N A',
    'P P',
    'Cô gái đến từ N',
  ],
  names: [
    'an bảo bình cẩm diệu đức giang hà hải hiếu hồng khánh lan linh mai minh ngọc nhã phương quỳnh thảo thu trúc tuấn vân',
    'anh chi dũng hương long my nam nga nhi oanh phúc sơn thi thủy trang vy yến',
  ],
  season: 'Phần',
});
