import { parseScore, type Score } from '../score.ts';
import { normalizeLine } from './paste-line.ts';

export interface ClosingScore {
  readonly score: Score;
  /** The text without the score. A score within a sentence ("I give it 8/10") stays, to keep the sentence whole. */
  readonly rest: string;
}

const DIGIT = '[\\d０-９]';
const FRACTION = `(?<![\\d０-９.,．，/／-])${DIGIT}{1,2}(?:[.,．，]${DIGIT}{1,2}|½)?\\s?(?:[/／⁄]|out of)\\s?(?:10|１０|5|５)`;
const STARS = '(?:[★⭐]\\uFE0F?)+[½⯨]?☆*|☆{5}(?:☆{5})?';
const LABEL =
  '(?:(?:my|the|final|overall|total)\\s){0,2}(?:score|rating|overall|verdict|final|total)(?:\\s(?:score|rating|verdict))?';
/** What may precede the score: nothing, or the end of a sentence. "ep. 9/10", "Music 8/10" and "on 9/10" end none. */
const BEFORE =
  '^(?:[-•>#–—]+\\s)?|(?<!(?:^|\\s|\\()(?:eps?|nos?|vols?|pts?|chs?|approx|vs|parts?|pp?))[.!?…。！？][”"’\'」』)\\]]*\\s*';
const CLOSING = new RegExp(
  `(?<before>${BEFORE})(?<open>[*_(\\[]*)(?:${LABEL}\\s?[:=–—-]?\\s?(?<inner>[*_]*)\\s?)?(?<rating>${FRACTION}|${STARS})(?:\\sstars?)?[.!]?(?<close>[*_)\\]]*)[.!]?$`,
  'iu',
);
const SHOW = '(?:it|(?:this|the)(?:\\s(?:whole|entire))?(?:\\s(?:show|drama|series|film|movie|anime|one))?)';
const VERDICT = `(?:(?:give|gave|giving|rate|rated|rating|score|scored)\\s${SHOW}|it(?:['’]s|\\sis|\\sgets|\\sdeserves))`;
const IN_SENTENCE = new RegExp(
  `\\b${VERDICT}\\s(?:(?:an?|at)\\s)?(?:(?:solid|strong|full|perfect|easy)\\s)?(?<rating>${FRACTION})(?:\\s(?:from|for)\\sme)?[.!]?$`,
  'iu',
);
const LABEL_ALONE = new RegExp(`^${LABEL} ?[:=–—-]?$`, 'i');
/** A line that labels the number below it as something else: "Music:". */
const OTHER_LABEL_ALONE =
  /(?::|^(?:story|plot|acting|acting ?\/ ?cast|cast|music|ost|rewatch(?: value)?|ending|visuals))$/i;
const MIRRORED: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/**
 * Finds the score at the end of a review: "7.5/10", "Score: 8/10", "4/5", "★★★★½", on its own line or after the last
 * sentence. Undefined when there is none, in case of doubt, and for a number that has another label ("Music 8/10"), is
 * out of range or not in halves.
 * @param text trimmed, with line feeds as line breaks
 */
export function readClosingScore(text: string): ClosingScore | undefined {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const match = CLOSING.exec(last.trimEnd());
  if (match?.groups === undefined) return readInSentence(last, text);
  const { before = '', open = '', inner = '', rating = '', close = '' } = match.groups;
  const score = readRating(rating);
  // "**Score: 8/10**" and "**Score:** 8/10" can go whole; "**Good. 8/10**" would leave a mark unclosed.
  const isWhole = close === mirrored(open + inner) || (close === '' && inner === mirrored(open));
  if (score === undefined || !isWhole) return undefined;
  const remainder = last.slice(0, match.index) + (match.index === 0 ? '' : before.trimEnd());
  if (remainder !== '') return { score, rest: [...lines, remainder].join('\n') };
  const above = normalizeLine(lines.findLast((line) => line.trim() !== '') ?? '');
  if (LABEL_ALONE.test(above)) {
    const label = lines.findLastIndex((line) => line.trim() !== '');
    return { score, rest: lines.slice(0, label).join('\n').trimEnd() };
  }
  return OTHER_LABEL_ALONE.test(above) ? undefined : { score, rest: lines.join('\n').trimEnd() };
}

function readInSentence(line: string, text: string): ClosingScore | undefined {
  const rating = IN_SENTENCE.exec(line.trimEnd())?.groups?.rating;
  const score = rating === undefined ? undefined : readRating(rating);
  return score === undefined ? undefined : { score, rest: text };
}

function readRating(rating: string): Score | undefined {
  return /[★⭐☆]/u.test(rating) ? readStars(rating) : parseScore(rating);
}

/** Reads stars out of five, or out of ten when there are ten. A single star is decoration. */
function readStars(stars: string): Score | undefined {
  const full = stars.match(/[★⭐]/gu)?.length ?? 0;
  const half = /[½⯨]/.test(stars) ? 1 : 0;
  const empty = stars.match(/☆/g)?.length ?? 0;
  const all = full + half + empty;
  if (all === 10) return full * 10 + half * 5;
  if (all > 5 || all === 1 || (empty > 0 && all !== 5)) return undefined;
  return full * 20 + half * 10;
}

function mirrored(marks: string): string {
  return Array.from(marks, (mark) => MIRRORED[mark] ?? mark)
    .reverse()
    .join('');
}
