import { codePointLength } from '../plain-text.ts';

/** A repeated run of at least this many code points is a mistake in pasting, not style. */
const MIN_RUN_LENGTH = 100;

interface Paragraph {
  /** Index of its line. */
  readonly line: number;
  readonly words: string;
}

/**
 * Removes each run of paragraphs (lines that are not blank) that repeats the run right before it, word for word, and
 * has 100 code points or more.
 * @returns the remaining lines, and how many paragraphs were removed
 */
export function withoutRepetitions(lines: readonly string[]): { lines: readonly string[]; removed: number } {
  const paragraphs = lines
    .map((text, line) => ({ line, words: text.trim().replace(/\s+/g, ' ') }))
    .filter(({ words }) => words !== '');
  const run = findRepetition(paragraphs);
  if (run === undefined) return { lines, removed: 0 };
  // The blank lines before the copy go with it, those after it stay.
  const from = (paragraphs[run.start + run.length - 1]?.line ?? 0) + 1;
  const to = (paragraphs[run.start + 2 * run.length - 1]?.line ?? 0) + 1;
  const shorter = withoutRepetitions([...lines.slice(0, from), ...lines.slice(to)]);
  return { lines: shorter.lines, removed: shorter.removed + run.length };
}

/** The longest run that its copy follows; takes time by the square of the number of paragraphs. */
function findRepetition(paragraphs: readonly Paragraph[]): { start: number; length: number } | undefined {
  for (let length = Math.floor(paragraphs.length / 2); length > 0; length--) {
    let same = 0;
    for (let index = 0; index + length < paragraphs.length; index++) {
      same = paragraphs[index]?.words === paragraphs[index + length]?.words ? same + 1 : 0;
      const start = index - length + 1;
      if (same >= length && sizeOf(paragraphs.slice(start, start + length)) >= MIN_RUN_LENGTH)
        return { start, length };
    }
  }
  return undefined;
}

function sizeOf(paragraphs: readonly Paragraph[]): number {
  return codePointLength(paragraphs.map(({ words }) => words).join(' '));
}
