import { codePointLength } from '../../reviews/plain-text.ts';
import { lastGraphemeBoundary } from '../payload/code-points.ts';
import { appendClosingMarks, closeMarksAtEnd } from './close-marks.ts';
import { inlineCodeAcross, unclosedMarks } from './marks.ts';

// Room for one closing mark of each kind, with what may have to stand before it.
const MARKS_ROOM = 32;
// Where a reader would part a text, best first.
const GAPS = ['\n\n', '\n', ' '];
const BLOCK_MARK = /^(?:#{1,3}|-#|[-+*>]|>>>|\d+\.)\s/;

/**
 * Parts Markdown (with no mark left open) at the limits, given in code points: of the first part and of each that
 * follows. Between paragraphs, lines or words if it can be, never within what a person sees as one character; a mark
 * that spans the cut is closed before it and opened again behind it. Nothing but white space at the cut is lost.
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
    if (part !== '') parts.push(closeMarksAtEnd(part));
    rest = reopened(part, next, gap.includes('\n'), code) + next;
    limit = following;
  }
  return [...parts, rest];
}

/**
 * The best place to cut at or before the index: a gap in the second half of what stands before it, or the index itself.
 */
function cutBefore(text: string, index: number): number {
  for (const gap of GAPS) {
    const found = text.lastIndexOf(gap, index - 1);
    if (found > index / 2) return found;
  }
  // Neither within a mark of two or three characters nor between a backslash and what it escapes.
  const unmarked = text.slice(0, index).replace(/(?<![*_~|`])[*_~|`]{1,2}$/, '');
  const whole = unmarked.replace(/(?<!\\)((?:\\\\)*)\\$/, '$1');
  return whole.length || index;
}

/** What has to stand before the next part so that it looks as it did in one piece. */
function reopened(part: string, next: string, newLine: boolean, code = ''): string {
  const marks = unclosedMarks(part, 'one').map(({ mark }) => (mark === '```' ? `${mark}\n` : mark));
  // ">>> " quotes everything to the end, "> " the line.
  const line = part.slice(part.lastIndexOf('\n') + 1);
  const quote = /^>>> /m.test(part) ? '>>> ' : !newLine && line.startsWith('> ') ? '> ' : '';
  // A word that happens to look like a heading or list must not become one by standing first.
  const guard = !newLine && quote === '' && BLOCK_MARK.test(next) ? '\u200b' : '';
  // A closing mark that came right behind the cut would merge with the one that opens the code again.
  const apart = code !== '' && next.startsWith('`') ? '\u200b' : '';
  return quote + guard + marks.join('') + code + apart;
}
