import { type OpenMark, unclosedMarks } from './marks.ts';

const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Closes every open mark, so that it does not affect what follows the text: emphasis at the end of its paragraph, the
 * rest at the end of the text.
 */
export function closeMarks(text: string): string {
  return close(text, unclosedMarks(text, 'paragraphs'));
}

/** Like `closeMarks`, but closes everything at the end of the text: adds 20 code points at most. */
export function closeMarksAtEnd(text: string): string {
  return close(text, unclosedMarks(text, 'one'));
}

function close(text: string, open: readonly OpenMark[]): string {
  const marksAt = Map.groupBy(open, (mark) => mark.closeAt);
  const closed: string[] = [];
  let copied = 0;
  for (const place of [...marksAt.keys()].sort((a, b) => a - b)) {
    const innermostFirst = (marksAt.get(place) ?? []).map(({ mark }) => mark).reverse();
    const part = text.slice(copied, place);
    // Marks go before white space, thus at the end of the part before when this one is nothing else.
    const whole = part.trim() === '' ? (closed.pop() ?? '') + part : part;
    closed.push(appendClosingMarks(whole, innermostFirst));
    copied = place;
  }
  return [...closed, text.slice(copied)].join('');
}

/** Appends closing marks, before the white space that ends the text, so that Discord reads them as marks. */
export function appendClosingMarks(text: string, marks: readonly string[]): string {
  const [first = '', ...others] = marks;
  if (first === '```') return `${text}${text.endsWith('\n') ? '' : '\n'}${marks.join('')}`;
  const end = text.trimEnd();
  // A single backslash would escape the mark, and a mark at the end would merge with it.
  const backslash = !first.startsWith('`') && /(?<!\\)(?:\\\\)*\\$/.test(end) ? '\\' : '';
  const gap = /[*_~|`]$/.test(end) ? ZERO_WIDTH_SPACE : '';
  return [end, backslash, gap, first, ...others, text.slice(end.length)].join('');
}
