/**
 * How much fits into one line of a card on a phone, in columns: the width of a Latin letter. A line that is longer wraps. The
 * last is for a line of small text (`-#`).
 */
export const LINE_COLUMNS = 34;
export const SMALL_COLUMNS = 42;

/** What takes two columns, by Unicode's East Asian Width and as an emoji. */
const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** What alone takes no column: marks, and characters that only format. */
const NO_WIDTH = /^[\p{Mark}\p{Format}]*$/u;
const ASCII = /^[ -~]*$/;

let segmenter: Intl.Segmenter | undefined;

/** What a reader sees as single characters. The segmenter is made when it is first used, because that takes 10 ms. */
const graphemesOf = (text: string): string[] => {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
};

const widthOf = (grapheme: string): number => (WIDE.test(grapheme) ? 2 : NO_WIDTH.test(grapheme) ? 0 : 1);

/** How many columns a text takes: a wide letter two, a mark none. */
export const columnsOf = (text: string): number =>
  ASCII.test(text) ? text.length : graphemesOf(text).reduce((sum, grapheme) => sum + widthOf(grapheme), 0);

/** Shortens a text to a width in columns; one that was cut ends with an ellipsis. Splits no letter from its marks. */
export function cutToColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let [kept, room] = ['', columns - 1];
  for (const grapheme of graphemesOf(text)) {
    room -= widthOf(grapheme);
    if (room < 0) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}
