import { withoutDirections } from '../../markdown/bidirectional.ts';
import { graphemesOf } from '../../payload/code-points.ts';
import { hasGlyph } from './fonts.ts';

// What stands as it was typed: NFKC would turn "8½" into "81⁄2", "™" into "TM", and the wide punctuation of East Asian texts
// into narrow one.
const NOT_AS_TYPED =
  /[^\u0020-\u00ff\u2010-\u2027\u2030-\u205e\u2122\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]+/g;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u{1f1e6}-\u{1f1ff}]/u;
/** They have no shape of their own, but join or part the letters beside them, or choose between their shapes. */
const INVISIBLE = /^[\u200c\u200d]$/;
/** No more of a text is looked at: in the widest line no more has room, of the thinnest letters. */
const LONGEST = 100;
/** More marks on one letter than any script puts there would run over the lines above and below. */
const MOST_MARKS = 4;

/**
 * A name or title as it can be drawn, in one line: in plain letters (𝓕𝓪𝓷𝓬𝔂 as Fancy), without emoji, and never with a box:
 * "…" stands for letters that no font has, or for a text of which nothing remains.
 */
export function drawable(text: string): string {
  const plain = withoutDirections(text)
    .replace(NOT_AS_TYPED, (letters) => letters.normalize('NFKC'))
    .normalize('NFC');
  const drawn = [...graphemesOf(plain).take(LONGEST).map(drawableGrapheme)].join('');
  const line = drawn
    .replace(/\s+/g, ' ')
    .replace(/…[… ]*…/g, '…')
    .trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(line) ? line : '…';
}

function drawableGrapheme(grapheme: string): string {
  if (EMOJI.test(grapheme) || /^\s/.test(grapheme)) return ' ';
  const [base = '', ...marks] = grapheme;
  if (/^[\p{M}\p{C}]/u.test(base)) return '';
  if (!hasGlyph(base)) return /[\p{L}\p{N}]/u.test(base) ? '…' : ' ';
  // A grapheme of Devanagari has several letters with their marks.
  let inARow = 0;
  const drawn = marks.filter((mark) => {
    if (INVISIBLE.test(mark)) return true;
    if (!hasGlyph(mark)) return false;
    inARow = /\p{M}/u.test(mark) ? inARow + 1 : 0;
    return inARow <= MOST_MARKS;
  });
  return [base, ...drawn].join('');
}
