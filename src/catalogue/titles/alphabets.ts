/** Letters of other alphabets as Latin ones, in the ways that people write them. */
const CYRILLIC = letters(
  'а б в г д е з и й к л м н о п р с т у ф ы і ї ґ э ь ъ ђ ј љ њ ћ ў',
  'a b v g d e z i j k l m n o p r s t u f y i i g e _ _ d j l n c u',
);
/** ISO 9 without its marks; what most people write, as on English signs. */
const CYRILLIC_ISO = { ...CYRILLIC, ...letters('ж х ц ч ш щ ю я є', 'z h c c s s u a e') };
const CYRILLIC_ENGLISH = { ...CYRILLIC, ...letters('ж х ц ч ш щ ю я є й', 'zh kh ts ch sh shch yu ya ye y') };

/** ELOT 743, and by the look of the letters. */
const GREEK = letters(
  'α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω',
  'a v g d e z i th i k l m n x o p r s t y f ch ps o',
);
const GREEK_CLASSICAL = { ...GREEK, ...letters('β η υ φ χ', 'b e u ph h') };

/** A form in Cyrillic or Greek letters in Latin ones, in each of the ways that people write them; none where it has no such letter. */
export function inLatin(form: string): string[] {
  if (/\p{Script=Cyrillic}/u.test(form))
    return [CYRILLIC_ENGLISH, CYRILLIC_ISO].map((table) => spell(form, table));
  if (/\p{Script=Greek}/u.test(form)) {
    const text = form.replaceAll('ου', 'ou');
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
