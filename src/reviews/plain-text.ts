const BREAKS_AND_CONTROLS = /[\p{Cc}\u2028\u2029]/gu;
// Zero-width spaces and direction marks, which hide in names. Joiners (U+200C, U+200D) stay: emoji, Persian and the
// scripts of India need them.
const ZERO_WIDTH = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const INVISIBLE = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/gu;

/** Half of a character that takes two UTF-16 units, which most texts have none of. */
const SURROGATE = /[\ud800-\udfff]/;

// U+FF9E and U+FF9F are half-width letters that NFKC makes marks.
const MANY_MARKS = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu;

/**
 * Unicode's normal form of the text. At most 30 combining marks stay in a row, more than any language needs (UAX #15,
 * "Stream-Safe Text Format"): to sort them takes time by the square of their number.
 */
export function normalForm(text: string, form: 'NFC' | 'NFKC'): string {
  return text.replace(MANY_MARKS, '$1').normalize(form);
}

/** The length as Discord counts it: in code points, not in UTF-16 units. */
export function codePointLength(text: string): number {
  if (!SURROGATE.test(text)) return text.length;
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** Whether the text has nothing visible: only white space, zero-width and control characters. */
export function isBlank(text: string): boolean {
  return text.replace(INVISIBLE, '') === '';
}

/** One trimmed line without control and zero-width characters; '' when nothing is visible. */
export function cleanLine(text: string): string {
  const line = text.toWellFormed().replace(BREAKS_AND_CONTROLS, ' ').replace(ZERO_WIDTH, '');
  return isBlank(line) ? '' : line.replace(/\s+/g, ' ').trim();
}

/** The trimmed text with line feeds as its only line breaks and no control characters; '' when nothing is visible. */
export function cleanText(text: string): string {
  const lines = text.toWellFormed().replace(/\r\n?|[\u2028\u2029]/g, '\n');
  return isBlank(lines) ? '' : lines.replace(/[^\P{Cc}\n\t]/gu, '').trim();
}
