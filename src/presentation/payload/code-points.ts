let segmenter: Intl.Segmenter | undefined;

/** Made when it is first used, because that takes 10 ms, which no start has to wait for. */
const graphemes = (): Intl.Segmenter =>
  (segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

/** What people see as single characters. */
export const graphemesOf = (text: string): IteratorObject<string> =>
  graphemes()
    .segment(text)
    [Symbol.iterator]()
    .map(({ segment }) => segment);

/** The index in UTF-16 units after the first `limit` code points; the text's length when it has no more. */
function indexOfCodePoint(text: string, limit: number): number {
  // No text has more code points than units.
  if (text.length <= limit) return text.length;
  let index = 0;
  for (let count = 0; count < limit && index < text.length; count++) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}

/**
 * The last index, in UTF-16 units, at which a cut leaves at most `limit` code points before it and splits no grapheme:
 * what a person sees as one character, such as a family emoji or a letter with its accents. Splits the first grapheme
 * when that alone exceeds the limit.
 */
export function lastGraphemeBoundary(text: string, limit: number): number {
  const index = indexOfCodePoint(text, limit);
  if (index >= text.length) return text.length;
  return graphemes().segment(text).containing(index)?.index || index;
}

/** Shortens the text to at most `limit` code points, which end with an ellipsis when something was left out. */
export function shorten(text: string, limit: number): string {
  if (indexOfCodePoint(text, limit) >= text.length) return text;
  return `${text.slice(0, lastGraphemeBoundary(text, limit - 1)).trimEnd()}…`;
}
