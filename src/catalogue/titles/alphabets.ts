/** Letters of other alphabets as Latin ones, in the ways that people write them. */
const CYRILLIC = letters(
  'а б в г д е з и й к л м н о п р с т у ф ы і ї ґ э ь ъ ђ ј љ њ ћ ў',
  'a b v g d e z i j k l m n o p r s t u f y i i g e _ _ d j l n c u',
);
/** ISO 9 without its marks; as on English signs; and as many type without a thought for either. */
const CYRILLIC_ISO = { ...CYRILLIC, ...letters('ж х ц ч ш щ ю я є', 'z h c c s s u a e') };
const CYRILLIC_ENGLISH = { ...CYRILLIC, ...letters('ж х ц ч ш щ ю я є й', 'zh kh ts ch sh shch yu ya ye y') };
const CYRILLIC_QUICK = { ...CYRILLIC, ...letters('ж х ц ч ш щ ю я є', 'zh h ts ch sh sch yu ya e') };

/** ELOT 743, and by the look of the letters. */
const GREEK = letters(
  'α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω',
  'a v g d e z i th i k l m n x o p r s t y f ch ps o',
);
const GREEK_CLASSICAL = { ...GREEK, ...letters('β η υ φ χ', 'b e u ph h') };

/** Letters that are said as one. */
const GREEK_PAIRS: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'ou'],
  [/γγ/g, 'ng'],
  [/(?<=[αε])υ(?=[θκξπσςτφχψ ]|$)/g, 'f'],
  [/(?<=[αε])υ/g, 'v'],
  [/(?<![\p{L}])μπ/gu, 'b'],
];

/** A form in Cyrillic or Greek letters in Latin ones, in each of the ways that people write them; none where it has no such letter. */
export function inLatin(form: string): string[] {
  if (/\p{Script=Cyrillic}/u.test(form))
    return [CYRILLIC_ENGLISH, CYRILLIC_ISO, CYRILLIC_QUICK].map((table) => spell(form, table));
  if (/\p{Script=Greek}/u.test(form)) {
    const text = GREEK_PAIRS.reduce((written, [pair, latin]) => written.replace(pair, latin), form);
    return [GREEK, GREEK_CLASSICAL].map((table) => spell(text, table));
  }
  return [];
}

const spell = (form: string, table: Readonly<Record<string, string>>): string =>
  form.replace(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu, (letter) => table[letter] ?? letter);

function letters(from: string, to: string): Record<string, string> {
  const others = to.split(' ');
  return Object.fromEntries(
    from.split(' ').map((letter, at) => [letter, (others[at] ?? '').replace('_', '')]),
  );
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** A title as people type it who have no such letters, besides leaving the marks away: "Fuer" for "Für"; none where it has none. */
export function withoutUmlauts(title: string): string[] {
  const written = title.normalize('NFC').toLowerCase();
  const spelt = written.replace(/[äöüåø]/g, (letter) => UMLAUTS[letter] ?? letter);
  return spelt === written ? [] : [spelt];
}

/** Hangul letters by their place in a syllable, as the Revised Romanisation spells each of them. */
const FIRST = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ');
const VOWEL = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const LAST = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');

const [FIRST_SYLLABLE, VOWELS, LASTS] = [0xac00, 21, 28];

/** Hangul syllable by syllable, as people write it who do not think of how it sounds: "dokrip", not "dongnip". */
export const plainHangul = (text: string): string =>
  text.replace(/[가-힣]/g, (syllable) => {
    const number = syllable.charCodeAt(0) - FIRST_SYLLABLE;
    const letters = [
      FIRST[Math.floor(number / (VOWELS * LASTS))],
      VOWEL[Math.floor(number / LASTS) % VOWELS],
      LAST[number % LASTS],
    ];
    return letters.join('').replaceAll('_', '');
  });
