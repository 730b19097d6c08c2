import { codeAt } from './code.ts';

/** A mark that is not closed. */
export interface OpenMark {
  readonly mark: string;
  readonly index: number;
  /** Index at which its closing mark belongs. */
  readonly closeAt: number;
}

// What Discord takes literally: an escaped character, a URL (underscores are common in them), a mention or emoji.
const LITERAL =
  /\\[^\s]|https?:\/\/[^\s\u200b<`*~|]*[^\s\u200b<`*~|_]|<(?:https?:\/\/|[@#:/]|a:|t:|id:)[^\s<>]*>/suy;
const RUN = /\*+|_+|~+|\|+/y;
const BACKTICKS = /`+/y;
const PARAGRAPH_END = /\n[ \t]*\n/y;
const WORD = /\w/;

/**
 * Finds the marks of Discord's Markdown that a text opens but does not close, in their order. Within `paragraphs`,
 * emphasis is to be closed at the end of its paragraph, so that a stray star does not make the rest italic; a spoiler
 * and a block of code at the end of the text. Within `one`, emphasis is closed at the end of the text too, and at most
 * one mark of each kind is open.
 */
export function unclosedMarks(text: string, within: 'paragraphs' | 'one'): OpenMark[] {
  const open: OpenMark[] = [];
  const code: OpenMark[] = [];
  let index = 0;
  while (index < text.length) {
    const span = codeAt(text, index);
    if (span) {
      if (!span.closed) code.push({ mark: span.mark, index, closeAt: span.end });
      index = span.end;
      continue;
    }
    const literal = literalAt(text, index);
    const run = literal === '' ? matchAt(RUN, text, index) : '';
    if (run !== '') toggle(open, text, index, run);
    else if (within === 'paragraphs' && matchAt(PARAGRAPH_END, text, index) !== '') endParagraph(open, index);
    index += literal.length || run.length || 1;
  }
  return [...open, ...code]
    .map((mark) => (mark.closeAt < 0 ? { ...mark, closeAt: text.length } : mark))
    .sort((a, b) => a.index - b.index);
}

/** The mark of the code in a line that a cut at this index would split; undefined when there is none. */
export function inlineCodeAcross(text: string, cut: number): string | undefined {
  for (let index = 0; index < cut; ) {
    const span = codeAt(text, index);
    if (span !== undefined && span.mark !== '```' && span.end > cut) return span.mark;
    index = span?.end ?? index + (literalAt(text, index).length || 1);
  }
  return undefined;
}

/** The markless text at this index, or ''. Call it only where no code starts, because it takes any backticks. */
const literalAt = (text: string, index: number): string =>
  matchAt(LITERAL, text, index) || matchAt(BACKTICKS, text, index);

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? '';
}

/** Opens or closes each mark of a run of the same character: `***` is `**` and `*`. */
function toggle(open: OpenMark[], text: string, index: number, run: string): void {
  const before = text[index - 1] ?? ' ';
  const after = text[index + run.length] ?? ' ';
  const single = run.length % 2 === 1 && (run[0] === '*' || run[0] === '_');
  const marks = Array.from({ length: Math.floor(run.length / 2) }, (_, pair) => ({
    mark: run.slice(0, 2),
    at: pair * 2,
  }));
  if (single) marks.push({ mark: run.slice(0, 1), at: run.length - 1 });
  for (const { mark, at } of marks) {
    const opened = open.findLastIndex((other) => other.mark === mark);
    const isNew = opened < 0 || (open[opened]?.closeAt ?? -1) >= 0;
    // A single underscore within a word, as in snake_case, is no mark.
    const canClose = /\S/.test(before) && !(mark === '_' && WORD.test(after));
    const canOpen = /[^\s\u200b]/.test(after) && !(mark === '_' && WORD.test(before));
    if (opened >= 0 && canClose) open.splice(opened, 1);
    else if (isNew && canOpen) open.push({ mark, index: index + at, closeAt: -1 });
  }
}

function endParagraph(open: OpenMark[], index: number): void {
  for (const [position, mark] of open.entries()) {
    if (mark.closeAt < 0 && mark.mark !== '||') open[position] = { ...mark, closeAt: index };
  }
}
