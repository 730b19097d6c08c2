/** A stretch of Markdown that Discord shows as code: nothing within it is a mark. */
export interface Code {
  /** What opens it and, if it is closed, closes it. */
  readonly mark: '`' | '``' | '```';
  /** The index behind its closing mark; where it ends of itself when it is not closed. */
  readonly end: number;
  readonly closed: boolean;
}

const NOTHING = /^[\s\u200b*_~|`]*$/;

/**
 * The code that starts at this index; undefined when none does. Code in a line that is not closed ends with that line,
 * a block that is not closed with the text. A mark with nothing but marks behind it opens nothing.
 */
export function codeAt(text: string, index: number): Code | undefined {
  if (text[index] !== '`') return undefined;
  const mark = text.startsWith('```', index) ? '```' : text.startsWith('``', index) ? '``' : '`';
  const start = index + mark.length;
  const closing = mark === '```' ? text.indexOf(mark, start) : closingRun(text, start, mark.length);
  if (closing >= 0) return { mark, end: closing + mark.length, closed: true };
  const lineEnd = mark === '```' ? -1 : text.indexOf('\n', start);
  const end = lineEnd < 0 ? text.length : lineEnd;
  return NOTHING.test(text.slice(start, end)) ? undefined : { mark, end, closed: false };
}

/** Code in a line is closed by exactly as many backticks as have opened it. */
function closingRun(text: string, start: number, length: number): number {
  const runs = /`+/g;
  runs.lastIndex = start;
  for (let run = runs.exec(text); run !== null; run = runs.exec(text)) {
    if (run[0].length === length) return run.index;
  }
  return -1;
}
