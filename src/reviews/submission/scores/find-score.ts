import type { Score } from '../../score.ts';
import { DATE_LINE } from '../lines/dates.ts';
import { isBlankLine, plainLine } from '../lines/plain-line.ts';
import { readClosingSentence } from './closing-sentence.ts';
import { isScoreLabel, readScoreLine } from './score-line.ts';
import { readVerdict } from './verdict.ts';
import { isDeniedOrOthers, namesPart } from './whose.ts';

export interface FoundScore {
  readonly score: Score;
  /** The lines without the score. A score within a sentence ("I give it 8/10") stays, to keep the sentence whole. */
  readonly rest: readonly string[];
}

/** How many lines may follow the score at the end: tags, a date, thanks. */
const MOST_AFTERTHOUGHTS = 3;
const AFTERTHOUGHT =
  /^(?:#[\p{L}\p{N}_-]+[ ,]*)+$|^(?:many )?(?:thanks?|thank you|thx|danke|merci|gracias|grazie|obrigad[oa]|dzięki|спасибо|ありがとう|谢谢|謝謝|감사)[^.\n]{0,40}[.!?:)]*$|^(?:happy watching|enjoy|cheers|bye|peace|see you|xoxo)[^.\n]{0,20}[.!?)]*$|^[^\p{L}\p{N}]{1,12}$/iu;

/**
 * Finds the member's score of the show at the end of a text or above it. Undefined when there is none, in case of doubt, and
 * when two lines give different ones.
 */
export function findScore(lines: readonly string[]): FoundScore | undefined {
  const shown = lines.flatMap((line, at) => (isBlankLine(line) ? [] : [at]));
  const closing = closingScore(lines, shown);
  const opening = openingScore(lines, shown);
  if (closing === undefined || opening === undefined) return closing ?? opening;
  if (closing.score === opening.score) return closing;
  return undefined;
}

function closingScore(lines: readonly string[], shown: readonly number[]): FoundScore | undefined {
  let place = shown.length - 1;
  const isAfterthought = (at: number) => {
    const plain = plainLine(lines[at] ?? '');
    return readScoreLine(plain) === undefined && (AFTERTHOUGHT.test(plain) || DATE_LINE.test(plain));
  };
  while (shown.length - 1 - place < MOST_AFTERTHOUGHTS && place > 0 && isAfterthought(shown[place] ?? 0))
    place--;
  const at = shown[place];
  if (at === undefined) return undefined;
  const line = lines[at] ?? '';
  const above = place > 0 ? shown[place - 1] : undefined;
  const aboveText = above === undefined ? '' : plainLine(lines[above] ?? '');
  const pair =
    /^[/⁄]/.test(plainLine(line)) && above !== undefined
      ? readScoreLine(aboveText + plainLine(line))
      : undefined;
  if (pair?.score !== undefined && above !== undefined)
    return { score: pair.score, rest: without(lines, above, at) };

  const read = readScoreLine(plainLine(line));
  if (read !== undefined) {
    if (read.score === undefined) return undefined;
    if (above !== undefined && isScoreLabel(aboveText))
      return { score: read.score, rest: without(lines, above, at) };
    const sentence = read.isWhole ? undefined : readClosingSentence(line);
    if (sentence !== undefined) return { score: sentence.score, rest: lines.with(at, sentence.rest) };
    if (place > 0 && belongsToAbove(aboveText, at - (above ?? at) === 1)) return undefined;
    return { score: read.score, rest: read.isWhole ? without(lines, at, at) : lines };
  }
  if (isScoreLabel(aboveText) && above !== undefined && /^(?:10|\d(?:[.,]\d)?)$/.test(plainLine(line))) {
    const labelled = readScoreLine(`${aboveText.replace(/(?<![ :=–—-])[ :=–—-]+$/, '')}: ${plainLine(line)}`);
    if (labelled?.score !== undefined) return { score: labelled.score, rest: without(lines, above, at) };
  }
  const sentence = readClosingSentence(line);
  if (sentence !== undefined) return { score: sentence.score, rest: lines.with(at, sentence.rest) };
  const verdict = readVerdict(endOf(line));
  return verdict === undefined ? undefined : { score: verdict, rest: lines };
}

/** The first line, or the one below a headline. */
function openingScore(lines: readonly string[], shown: readonly number[]): FoundScore | undefined {
  if (shown.length < 2) return undefined;
  for (const at of shown.slice(0, 2)) {
    if (at !== shown[0] && (shown.length < 3 || !isHeadlineAbove(plainLine(lines[shown[0] ?? 0] ?? ''))))
      return undefined;
    const plain = plainLine(lines[at] ?? '');
    const read = readScoreLine(plain);
    if (read !== undefined) {
      const next = plainLine(lines[shown[shown.indexOf(at) + 1] ?? 0] ?? '');
      if (read.score === undefined || /^\p{Ll}/u.test(next) || readScoreLine(next) !== undefined)
        return undefined;
      return { score: read.score, rest: read.isWhole ? without(lines, at, at) : lines };
    }
    const verdict = readVerdict(plain);
    if (verdict !== undefined) return { score: verdict, rest: lines };
  }
  return undefined;
}

/** Whether the words above a score say that it is no score of the show: "Music:", "My sister says", a second score. */
function belongsToAbove(above: string, isAdjacent: boolean): boolean {
  if (/:$/.test(above)) return true;
  if (readScoreLine(above) !== undefined) return true;
  const isShort = above.split(' ').length <= 6 && above !== '';
  if (isShort && !/[.!?…。！？]$/u.test(above) && (namesPart(above) || isDeniedOrOthers(above))) return true;
  if (!isAdjacent || above === '') return false;
  return !/[.!?…。！？)"”]$/u.test(above) && isDeniedOrOthers(above.split(/[.!?] /).at(-1) ?? '');
}

const isHeadlineAbove = (plain: string): boolean =>
  plain !== '' &&
  plain.length <= 80 &&
  !/[:,;]$/.test(plain) &&
  !namesPart(plain) &&
  !isDeniedOrOthers(plain);

/** The last sentences of a paragraph: what a verdict is looked for in. */
const endOf = (line: string): string =>
  plainLine(line.length <= 200 ? line : line.slice(line.indexOf(' ', line.length - 200) + 1));

const without = (lines: readonly string[], from: number, to: number): readonly string[] => [
  ...lines.slice(0, from),
  ...lines.slice(to + 1),
];
