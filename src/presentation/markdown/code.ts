/** Markdown that Discord shows as code: nothing inside it is a mark. */
export interface Code {
  /** What opens and, if it is closed, closes it. */
  readonly mark: '`' | '``' | '```';
  /** The index after its closing mark; the text's length when it is not closed. */
  readonly end: number;
  readonly closed: boolean;
}

const ONLY_MARKS = /^[\s\u200b*_~|`]*$/;

/**
 * The code that starts at this index; undefined when none does. An unclosed block ends with the text, unless it
 * contains only marks. Discord shows unclosed backticks in a line as typed, and they stay unclosed: closing them could
 * close others before them.
 */
export function codeAt(text: string, index: number): Code | undefined {
  if (text[index] !== '`') return undefined;
  const mark = text.startsWith('```', index) ? '```' : text.startsWith('``', index) ? '``' : '`';
  const start = index + mark.length;
  const closing = mark === '```' ? text.indexOf(mark, start) : closingRun(text, start, mark.length);
  if (closing >= 0) return { mark, end: closing + mark.length, closed: true };
  if (mark !== '```' || ONLY_MARKS.test(text.slice(start))) return undefined;
  return { mark, end: text.length, closed: false };
}

/** Finds the backticks that close code in a line: exactly as many as opened it. Returns -1 when there are none. */
function closingRun(text: string, start: number, length: number): number {
  const runs = /`+/g;
  runs.lastIndex = start;
  for (let run = runs.exec(text); run !== null; run = runs.exec(text)) {
    if (run[0].length === length) return run.index;
  }
  return -1;
}
