/** The Revised Romanisation of Korean, as the National Institute of Korean Language publishes it: its tables, and what sounds change. */
const ONSETS = 'g kk n d tt r m b pp s ss  j jj ch k t p h'.split(' ');
const VOWELS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
/** As they sound at the end of a word. */
const CODAS = ' k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');
/** How a coda sounds when a vowel follows: what moves over, behind what stays. */
const LINKED = ' g kk gs n nj n d r lg lm lb ls lt lp r m b ps s ss ng j ch k t p '.split(' ');

const FIRST = 0xac00;
const LAST = 0xd7a3;
const NIEUN = 2;
const RIEUL = 5;
const MIEUM = 6;
const SILENT = 11;
const NG = 21;

/** "k" before "n" sounds "ng" (국물 gungmul), "t" sounds "n", "p" sounds "m". */
const NASAL: Readonly<Record<string, string>> = { k: 'ng', t: 'n', p: 'm' };

interface Syllable {
  readonly onset: number;
  readonly vowel: number;
  readonly coda: number;
}

function syllableOf(character: string): Syllable | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code < FIRST || code > LAST) return undefined;
  const number = code - FIRST;
  return { onset: Math.floor(number / 588), vowel: Math.floor((number % 588) / 28), coda: number % 28 };
}

/**
 * Hangul in Latin letters; all else stays.
 * @param bySound as it is spoken (국물 "gungmul", 달이 "dari"), which the rule wants; otherwise each syllable for itself ("gukmul",
 * "dali"), which many write
 */
export function romanisedHangul(text: string, bySound: boolean): string {
  const characters = [...text];
  let written = '';
  characters.forEach((character, at) => {
    const syllable = syllableOf(character);
    if (syllable === undefined) {
      written += character;
      return;
    }
    const before = syllableOf(characters[at - 1] ?? '');
    written += onsetOf(syllable, bySound ? before : undefined) + (VOWELS[syllable.vowel] ?? '');
    written += codaOf(syllable, bySound ? syllableOf(characters[at + 1] ?? '') : undefined);
  });
  return written;
}

function onsetOf({ onset }: Syllable, before: Syllable | undefined): string {
  const end = before === undefined || before.coda === 0 ? '' : CODAS[before.coda];
  // 신라 "silla", 달력 "dallyeok", 설날 "seollal"; behind other codas ㄹ sounds "n": 종로 "jongno".
  if (onset === NIEUN && end === 'l') return 'l';
  if (onset !== RIEUL || end === '') return ONSETS[onset] ?? '';
  return end === 'l' || end === 'n' ? 'l' : 'n';
}

function codaOf({ coda }: Syllable, behind: Syllable | undefined): string {
  const end = CODAS[coda] ?? '';
  if (behind === undefined || coda === 0) return end;
  if (behind.onset === SILENT && coda !== NG) return LINKED[coda] ?? end;
  if (behind.onset === RIEUL && end === 'n') return 'l';
  return [NIEUN, RIEUL, MIEUM].includes(behind.onset) ? (NASAL[end] ?? end) : end;
}
