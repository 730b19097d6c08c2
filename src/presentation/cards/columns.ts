import { graphemesOf } from '../payload/code-points.ts';

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
/**
 * Letters each of which is a character by itself, whatever stands beside it: Latin, Greek, Cyrillic, Chinese, Japanese and Korean.
 * They need no segmenter, which takes fifty times as long.
 */
const SIMPLE =
  /^[ -~\u00a1-\u00ac\u00ae-\u02af\u0391-\u03c9\u0400-\u0481\u2010-\u2027\u2039\u203a\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e]*$/;
/** The simple letters from here on are wide. */
const FIRST_WIDE = 0x3001;

const charactersOf = (text: string): Iterable<string> => (SIMPLE.test(text) ? text : graphemesOf(text));

const widthOf = (grapheme: string): number => (WIDE.test(grapheme) ? 2 : NO_WIDTH.test(grapheme) ? 0 : 1);

/** How many columns a text takes: a wide letter two, a mark none. */
export function columnsOf(text: string): number {
  let columns = 0;
  if (SIMPLE.test(text))
    for (let at = 0; at < text.length; at++) columns += text.charCodeAt(at) < FIRST_WIDE ? 1 : 2;
  else for (const grapheme of graphemesOf(text)) columns += widthOf(grapheme);
  return columns;
}

/** Shortens a text to a width in columns; one that was cut ends with an ellipsis. Splits no letter from its marks. */
export function cutToColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let [kept, room] = ['', columns - 1];
  for (const grapheme of charactersOf(text)) {
    room -= widthOf(grapheme);
    if (room < 0) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}
