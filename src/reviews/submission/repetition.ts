import { codePointLength } from '../plain-text.ts';
import { isBlankLine } from './lines/plain-line.ts';

/** A repeated run of at least this many code points is a mistake in pasting, not style. */
const MIN_RUN_LENGTH = 100;
/** More paragraphs than this are no review, but a list or a poem: it stays as pasted. */
const MOST_PARAGRAPHS = 400;

/** A text that the form cut off has 4,000 code points, apart from the white space at its end. */
const LEAST_CUT = 3900;

interface Paragraph {
  /** Index of its line. */
  readonly line: number;
  readonly words: string;
}

/**
 * Removes each run of paragraphs (lines that are not blank) that repeats the run right before it, word for word, and
 * has 100 code points or more, and the beginning of a second copy of all at the end of a text that the form cut off.
 * @returns the remaining lines, and how many paragraphs were removed
 */
export function withoutRepetitions(lines: readonly string[]): { lines: readonly string[]; removed: number } {
  const paragraphs = lines.flatMap((text, line) =>
    isBlankLine(text) ? [] : [{ line, words: text.trim().replace(/\s+/g, ' ') }],
  );
  if (paragraphs.length > MOST_PARAGRAPHS) return { lines, removed: 0 };
  const run = findRepetition(paragraphs);
  if (run === undefined) return withoutCutCopy(lines, paragraphs);
  // The blank lines before the copy go with it, those after it stay.
  const from = (paragraphs[run.start + run.length - 1]?.line ?? 0) + 1;
  const to = (paragraphs[run.start + 2 * run.length - 1]?.line ?? 0) + 1;
  const shorter = withoutRepetitions([...lines.slice(0, from), ...lines.slice(to)]);
  return { lines: shorter.lines, removed: shorter.removed + run.length };
}

/** Removes the end of a text that is as long as the form allows, when it is how the text begins. */
function withoutCutCopy(
  lines: readonly string[],
  paragraphs: readonly Paragraph[],
): { lines: readonly string[]; removed: number } {
  const whole = { lines, removed: 0 };
  if (lines.reduce((length, line) => length + line.length + 1, 0) < LEAST_CUT) return whole;
  const count = paragraphs.length;
  const start = paragraphs.findIndex(
    ({ words }, at) =>
      at > 0 &&
      at >= count / 2 &&
      (words === paragraphs[0]?.words || (at === count - 1 && isCut(words, paragraphs[0]?.words))) &&
      paragraphs.slice(at).every((copy, place) => {
        const first = paragraphs[place]?.words;
        return copy.words === first || (at + place === count - 1 && isCut(copy.words, first));
      }),
  );
  const copied = paragraphs.slice(Math.max(start, 0)).reduce((size, { words }) => size + words.length + 1, 0);
  if (start < 0 || copied < MIN_RUN_LENGTH) return whole;
  return { lines: lines.slice(0, paragraphs[start]?.line), removed: count - start };
}

/** Whether a paragraph is the beginning of another one. */
const isCut = (words: string, whole: string | undefined): boolean => whole?.startsWith(words) === true;

/** The longest run that its copy follows; takes time by the square of the number of paragraphs. */
function findRepetition(paragraphs: readonly Paragraph[]): { start: number; length: number } | undefined {
  const sizes = paragraphs.map(({ words }) => codePointLength(words));
  for (let length = Math.floor(paragraphs.length / 2); length > 0; length--) {
    /** How many paragraphs in a row equal those one run further on, and their size at the end of a run. */
    let same = 0;
    let size = 0;
    for (let index = 0; index + length < paragraphs.length; index++) {
      const isSame = paragraphs[index]?.words === paragraphs[index + length]?.words;
      const leaving = same < length ? 0 : (sizes[index - length] ?? 0);
      same = isSame ? same + 1 : 0;
      size = isSame ? size + (sizes[index] ?? 0) - leaving : 0;
      // Between the paragraphs of a run is one character each.
      if (same >= length && size + length - 1 >= MIN_RUN_LENGTH) return { start: index - length + 1, length };
    }
  }
  return undefined;
}
