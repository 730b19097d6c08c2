const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The index in UTF-16 units behind the first `limit` code points; the text's length when it has no more than that. */
function indexOfCodePoint(text: string, limit: number): number {
  let index = 0;
  for (let count = 0; count < limit && index < text.length; count++) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}

/**
 * The last index at which the text can be cut so that what stands before it has at most `limit` code points and no
 * character that a person sees as one (a family emoji, a letter with its accents) is taken apart; a single character
 * longer than the limit is.
 */
export function lastGraphemeBoundary(text: string, limit: number): number {
  const index = indexOfCodePoint(text, limit);
  if (index >= text.length) return text.length;
  return graphemes.segment(text).containing(index)?.index || index;
}

/** The text with at most `limit` code points, which end with an ellipsis when something was left out. */
export function shorten(text: string, limit: number): string {
  if (indexOfCodePoint(text, limit) >= text.length) return text;
  return `${text.slice(0, lastGraphemeBoundary(text, limit - 1)).trimEnd()}…`;
}
