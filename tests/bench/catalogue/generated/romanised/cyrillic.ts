const LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюяё';

const table = (written: string): ReadonlyMap<string, string> => {
  const letters = written.split(' ');
  return new Map([...LETTERS].map((letter, at) => [letter, (letters[at] ?? '').replace('-', '')]));
};

/** ISO 9 without the signs above its letters, which no keyboard has. */
const ISO_9 = table('a b v g d e z z i j k l m n o p r s t u f h c c s s - y - e u a e');
/** As names stand in passports and most people write. */
const USUAL = table('a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya e');
/** The same with "yo" where it sounds so. */
const SOUNDED = table('a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya yo');
/** As many type without a thought for either. */
const QUICK = table('a b v g d e j z i i k l m n o p r s t u f h c ch sh sch - y - e u ya yo');

/** Russian in Latin letters, in the ways that people know. */
export const romanisedCyrillic = (text: string): readonly string[] =>
  [ISO_9, USUAL, SOUNDED, QUICK].map((letters) =>
    [...text.toLowerCase()].map((letter) => letters.get(letter) ?? letter).join(''),
  );
