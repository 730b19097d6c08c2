import type { Aspect, Progress } from '../review.ts';
import { parseScore, type Score } from '../score.ts';
import { normalizeLine } from './paste-line.ts';

/** What one line of a review site's page header says, or a label and the number on the line below it. */
export type HeaderPiece =
  | { readonly kind: 'status'; readonly status: Progress['status'] }
  | { readonly kind: 'episodes'; readonly seen: number; readonly total?: number | undefined }
  | { readonly kind: 'scores'; readonly scores: readonly HeaderScore[] }
  | { readonly kind: 'helpful' | 'date' | 'spoilers' };

export interface HeaderScore {
  readonly of: Aspect | 'overall';
  /** Undefined when the number is not one of the 21 scores. */
  readonly score: Score | undefined;
}

const STATUS = /^(completed|dropped|ongoing|(?:currently )?watching)(?: \d{1,4})?$/i;
const HELPFUL =
  /^(?:\d[\d.,]* of )?\d[\d.,]* (?:people|person|users?|members?) found this review helpful\.?$/i;
const EPISODES =
  /^(?:(\d{1,4}) ?(?:of|out of|\/) ?(\d{1,4}|\?)|(\d{1,4})) (?:episodes?|eps?\.?)(?: seen| watched)$/i;
const SPOILERS = /^\P{L}*(?:this review (?:may )?contains? spoilers|warning: spoilers)\P{L}*$/iu;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const DATE = new RegExp(
  `^(?:${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)?\\.? ${MONTH},? \\d{4}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}|\\d{1,2} (?:minute|hour|day|week|month|year)s? ago)$`,
  'i',
);
const LABEL = '(overall(?: rating| score)?|story|acting ?/ ?cast|acting|cast|music|rewatch(?: value)?)';
const NUMBER = '(\\d{1,2}(?:[.,]\\d{1,2})?)(?: ?/ ?10)?';
const SCORES = new RegExp(`^(?:${LABEL} ?[:=–—-]? ?${NUMBER}(?:[ ,;|·]+|$))+$`, 'i');
const ONE_SCORE = new RegExp(`${LABEL} ?[:=–—-]? ?${NUMBER}`, 'gi');
const LABEL_ALONE = new RegExp(`^${LABEL} ?[:=–—-]?$`, 'i');
const NUMBER_ALONE = new RegExp(`^${NUMBER}$`);
/** The longest line of a page header, apart from titles, in UTF-16 units. */
const MAX_LINE_LENGTH = 150;

/** Reads one line of a page header; undefined when it is not one. */
export function readHeaderLine(line: string): HeaderPiece | undefined {
  if (line.length > MAX_LINE_LENGTH) return undefined;
  const plain = normalizeLine(line);
  const status = STATUS.exec(plain)?.[1]?.toLowerCase();
  if (status !== undefined) return { kind: 'status', status: statusOf(status) };
  if (HELPFUL.test(plain)) return { kind: 'helpful' };
  if (DATE.test(plain)) return { kind: 'date' };
  if (SPOILERS.test(plain)) return { kind: 'spoilers' };
  const episodes = EPISODES.exec(plain);
  if (episodes !== null) return readEpisodes(Number(episodes[1] ?? episodes[3]), Number(episodes[2]));
  if (!SCORES.test(plain)) return undefined;
  return {
    kind: 'scores',
    scores: Array.from(plain.matchAll(ONE_SCORE), ([, label, number]) => headerScore(label, number)),
  };
}

/** Reads a label ("Overall") and the number on the line below it; undefined when they are something else. */
export function readLabelAndNumber(label: string, number: string): HeaderPiece | undefined {
  if (Math.max(label.length, number.length) > MAX_LINE_LENGTH) return undefined;
  const [, name] = LABEL_ALONE.exec(normalizeLine(label)) ?? [];
  const [, value] = NUMBER_ALONE.exec(normalizeLine(number)) ?? [];
  if (name === undefined || value === undefined) return undefined;
  return { kind: 'scores', scores: [headerScore(name, value)] };
}

function statusOf(text: string): Progress['status'] {
  return text === 'completed' || text === 'dropped' ? text : 'watching';
}

function readEpisodes(seen: number, total: number): HeaderPiece | undefined {
  if (Number.isNaN(total)) return { kind: 'episodes', seen };
  return seen <= total ? { kind: 'episodes', seen, total } : undefined;
}

function headerScore(label = '', number = ''): HeaderScore {
  const name = label.toLowerCase();
  const score = parseScore(number);
  if (name.startsWith('overall')) return { of: 'overall', score };
  if (name.startsWith('rewatch')) return { of: 'rewatch', score };
  if (name.startsWith('story')) return { of: 'story', score };
  return { of: name.startsWith('music') ? 'music' : 'acting', score };
}
