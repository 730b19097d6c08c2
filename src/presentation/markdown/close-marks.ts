import { type OpenMark, unclosedMarks } from './marks.ts';

const ZERO_WIDTH_SPACE = '\u200b';

/**
 * The Markdown with every mark closed that was left open, so that it cannot run into what stands behind it: emphasis at
 * the end of its paragraph, the rest at the end of the text.
 */
export function closeMarks(text: string): string {
  return close(text, unclosedMarks(text, 'paragraphs'));
}

/** As `closeMarks`, with everything closed at the end: adds 20 code points at most. */
export function closeMarksAtEnd(text: string): string {
  return close(text, unclosedMarks(text, 'one'));
}

function close(text: string, open: readonly OpenMark[]): string {
  const places = [...new Set(open.map((mark) => mark.closeAt))].sort((a, b) => a - b);
  let closed = '';
  let copied = 0;
  for (const place of places) {
    const innermostFirst = open.filter((mark) => mark.closeAt === place).reverse();
    const marks = innermostFirst.map(({ mark }) => mark);
    closed = appendClosingMarks(closed + text.slice(copied, place), marks);
    copied = place;
  }
  return closed + text.slice(copied);
}

/** Puts closing marks behind a text (before the white space that it ends with), where Discord takes them for marks. */
export function appendClosingMarks(text: string, marks: readonly string[]): string {
  const [first = '', ...others] = marks;
  if (first === '```') return `${text}${text.endsWith('\n') ? '' : '\n'}${marks.join('')}`;
  const end = text.trimEnd();
  // A backslash alone would escape the mark, and a mark that stands there already would merge with it.
  const backslash = !first.startsWith('`') && /(?<!\\)(?:\\\\)*\\$/.test(end) ? '\\' : '';
  const gap = /[*_~|`]$/.test(end) ? ZERO_WIDTH_SPACE : '';
  return [end, backslash, gap, first, ...others, text.slice(end.length)].join('');
}
