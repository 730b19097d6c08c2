import { codeFinder, nextOf } from './code.ts';

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
/** Where something other than plain text may begin: most of a text is plain, and skipped at once. */
const SPECIAL = /[\\`*_~|<\n]|https?:\/\//g;

/**
 * Finds the marks of Discord's Markdown that a text opens but does not close, in their order. Within `paragraphs`,
 * emphasis is to be closed at the end of its paragraph, so that a stray star does not make the rest italic; a spoiler
 * and a block of code at the end of the text. Within `one`, emphasis is closed at the end of the text too, and at most
 * one mark of each kind is open.
 */
export function unclosedMarks(text: string, within: 'paragraphs' | 'one'): OpenMark[] {
  const codeAt = codeFinder(text);
  const open = new Map<string, OpenMark[]>();
  const code: OpenMark[] = [];
  for (let index = nextSpecial(text, 0); index < text.length; index = nextSpecial(text, index)) {
    const span = codeAt(index);
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
  return [...open.values(), code]
    .flat()
    .map((mark) => (mark.closeAt < 0 ? { ...mark, closeAt: text.length } : mark))
    .sort((a, b) => a.index - b.index);
}

/** The mark of the code in a line that a cut at this index would split; undefined when there is none. */
export function inlineCodeAcross(text: string, cut: number): string | undefined {
  const codeAt = codeFinder(text);
  for (let index = nextSpecial(text, 0); index < cut; index = nextSpecial(text, index)) {
    const span = codeAt(index);
    if (span !== undefined && span.mark !== '```' && span.end > cut) return span.mark;
    index = span?.end ?? index + (literalAt(text, index).length || 1);
  }
  return undefined;
}

/**
 * Whether a cut at this index would split a spoiler. Discord covers what is between two marks whatever follows or precedes them:
 * white space, lines, other marks.
 */
export function isSpoilerAcross(text: string, cut: number): boolean {
  const codeAt = codeFinder(text);
  for (let index = nextSpecial(text, 0); index < cut; index = nextSpecial(text, index)) {
    const end = text.startsWith('||', index) ? text.indexOf('||', index + 3) : -1;
    if (end + 2 > cut) return true;
    index = end < 0 ? (codeAt(index)?.end ?? index + (literalAt(text, index).length || 1)) : end + 2;
  }
  return false;
}

/** The first index from this one on where code, a mark, a paragraph's end or literal text may begin; the text's length when none does. */
const nextSpecial = (text: string, from: number): number => nextOf(SPECIAL, text, from);

/** The markless text at this index, or ''. Call it only where no code starts, because it takes any backticks. */
const literalAt = (text: string, index: number): string =>
  matchAt(LITERAL, text, index) || matchAt(BACKTICKS, text, index);

function matchAt(pattern: RegExp, text: string, index: number): string {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? '';
}

/**
 * Opens or closes each mark of a run of the same character: `***` is `**` and `*`.
 * @param open the open marks of each kind: at most the last of them has no place to be closed yet
 */
function toggle(open: Map<string, OpenMark[]>, text: string, index: number, run: string): void {
  const before = text[index - 1] ?? ' ';
  const after = text[index + run.length] ?? ' ';
  for (let at = 0; at < run.length; at += 2) {
    const mark = run.slice(at, at + 2);
    if (mark === '~' || mark === '|') break;
    const alike = open.get(mark) ?? [];
    const last = alike.at(-1);
    // A single underscore within a word, as in snake_case, is no mark.
    const canClose = /\S/.test(before) && !(mark === '_' && WORD.test(after));
    const canOpen = /[^\s\u200b]/.test(after) && !(mark === '_' && WORD.test(before));
    if (last && canClose) alike.pop();
    else if ((!last || last.closeAt >= 0) && canOpen) {
      open.set(mark, alike);
      alike.push({ mark, index: index + at, closeAt: -1 });
    }
  }
}

function endParagraph(open: ReadonlyMap<string, OpenMark[]>, index: number): void {
  for (const [mark, alike] of open) {
    const last = alike.at(-1);
    if (last && last.closeAt < 0 && mark !== '||') alike[alike.length - 1] = { ...last, closeAt: index };
  }
}
