/** Markdown that Discord shows as code: nothing inside it is a mark. */
export interface Code {
  /** What opens and, if it is closed, closes it. */
  readonly mark: '`' | '``' | '```';
  /** The index after its closing mark; the text's length when it is not closed. */
  readonly end: number;
  readonly closed: boolean;
}

/** Code in a line ends at exactly as many backticks as opened it, a block at three or more. */
const CLOSING = { '`': /(?<!`)`(?!`)/g, '``': /(?<!`)``(?!`)/g, '```': /```/g };
const ONLY_MARKS = /^[\s\u200b*_~|`]*$/;

/**
 * Returns a function that finds the code that starts at an index of this text; undefined when none does. Call it with
 * growing indices: it remembers which marks no longer close anything, so that a thousand unclosed backticks do not
 * search the rest of the text each. An unclosed block ends with the text, unless it contains only marks. Discord shows
 * unclosed backticks in a line as typed, and they stay unclosed: closing them could close others before them.
 */
export function codeFinder(text: string): (index: number) => Code | undefined {
  const neverClosed = new Set<Code['mark']>();
  return (index) => {
    if (text[index] !== '`') return undefined;
    const mark = text.startsWith('```', index) ? '```' : text.startsWith('``', index) ? '``' : '`';
    const start = index + mark.length;
    const closing = neverClosed.has(mark) ? -1 : indexOf(CLOSING[mark], text, start);
    if (closing >= 0) return { mark, end: closing + mark.length, closed: true };
    neverClosed.add(mark);
    if (mark !== '```' || ONLY_MARKS.test(text.slice(start))) return undefined;
    return { mark, end: text.length, closed: false };
  };
}

function indexOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.exec(text)?.index ?? -1;
}

/** The first index from `start` on where a global pattern matches; the text's length when it does nowhere. */
export function nextOf(pattern: RegExp, text: string, start: number): number {
  const index = indexOf(pattern, text, start);
  return index < 0 ? text.length : index;
}
