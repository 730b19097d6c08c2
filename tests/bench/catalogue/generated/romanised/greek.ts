/** ELOT 743 in small letters, without accents. */
const PAIRS: readonly (readonly [RegExp, string])[] = [
  [/ου/g, 'ou'],
  [/γγ/g, 'ng'],
  [/γχ/g, 'nch'],
  [/αυ(?=[βγδζλμνραεηιουω])/g, 'av'],
  [/αυ/g, 'af'],
  [/ευ(?=[βγδζλμνραεηιουω])/g, 'ev'],
  [/ευ/g, 'ef'],
  [/^μπ|(?<=\s)μπ/g, 'b'],
];
const LETTERS = new Map(
  [...'αβγδεζηθικλμνξοπρσςτυφχψω'].map((letter, at) => [
    letter,
    'a v g d e z i th i k l m n x o p r s s t y f ch ps o'.split(' ')[at] ?? '',
  ]),
);

/** Greek in Latin letters. */
export function romanisedGreek(text: string): string {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const paired = PAIRS.reduce((written, [greek, latin]) => written.replace(greek, latin), plain);
  return [...paired].map((letter) => LETTERS.get(letter) ?? letter).join('');
}
