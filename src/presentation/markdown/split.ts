import { codePointLength } from '../../reviews/plain-text.ts';
import { lastGraphemeBoundary } from '../payload/code-points.ts';
import { appendClosingMarks, closeMarksAtEnd } from './close-marks.ts';
import { inlineCodeAcross, isSpoilerAcross, unclosedMarks } from './marks.ts';

// Room for one closing mark of each kind and what may have to precede it, in code points.
const MARKS_ROOM = 32;
// Where a reader would split a text, best first.
const GAPS = ['\n\n', '\n', ' '];
const BLOCK_MARK = /^(?:#{1,3}|-#|[-+*>]|>>>|\d+\.)\s/;

/**
 * Splits Markdown without open marks into parts of at most `first` code points for the first and `following` for the
 * others. Cuts between paragraphs, lines or words if possible, and never within what a person sees as one character.
 * Closes a mark before a cut and opens it again after it. Only white space at a cut is lost.
 */
export function splitMarkdown(text: string, first: number, following: number): string[] {
  const parts: string[] = [];
  let rest = text;
  let limit = first;
  while (codePointLength(rest) > limit) {
    const cut = cutBefore(rest, lastGraphemeBoundary(rest, limit - MARKS_ROOM));
    const code = inlineCodeAcross(rest, cut);
    const cutOff = rest.slice(0, cut).trimEnd();
    const part = code === undefined ? cutOff : appendClosingMarks(cutOff, [code]);
    const gap = /^(?:\s*\n| *)/.exec(rest.slice(cut))?.[0] ?? '';
    const next = rest.slice(cut + gap.length);
    // Marks beside white space or other marks are left alone as typed, but Discord covers what is between two.
    const isCovered =
      isSpoilerAcross(rest, cut) && unclosedMarks(part, 'one').every(({ mark }) => mark !== '||');
    const closed = closeMarksAtEnd(part);
    if (part !== '') parts.push(isCovered ? appendClosingMarks(closed, ['||']) : closed);
    rest = (isCovered ? '||' : '') + reopened(part, next, gap.includes('\n'), code) + next;
    limit = following;
  }
  return [...parts, rest];
}

/**
 * The best place to cut at or before the index: a gap in the second half of the text before it, else the index itself,
 * unless that would split a mark or an escape.
 */
function cutBefore(text: string, index: number): number {
  for (const gap of GAPS) {
    const found = text.lastIndexOf(gap, index - 1);
    if (found > index / 2) return found;
  }
  const unmarked = text.slice(0, index).replace(/(?<![*_~|`])[*_~|`]{1,2}$/, '');
  const whole = unmarked.replace(/(?<!\\)((?:\\\\)*)\\$/, '$1');
  return whole.length || index;
}

/** What has to precede the next part so that it looks as it did before the split. */
function reopened(part: string, next: string, newLine: boolean, code = ''): string {
  const marks = unclosedMarks(part, 'one').map(({ mark }) => (mark === '```' ? `${mark}\n` : mark));
  // ">>> " quotes everything to the end, "> " only its line.
  const line = part.slice(part.lastIndexOf('\n') + 1);
  const quote = /^>>> /m.test(part) ? '>>> ' : !newLine && line.startsWith('> ') ? '> ' : '';
  // A word that looks like the mark of a heading or list must not become one by beginning the part.
  const guard = !newLine && quote === '' && BLOCK_MARK.test(next) ? '\u200b' : '';
  // A backtick right after the cut would merge with the mark that opens the code again.
  const apart = code !== '' && next.startsWith('`') ? '\u200b' : '';
  return quote + guard + marks.join('') + code + apart;
}
