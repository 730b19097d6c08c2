import { cleanText, codePointLength } from '../../reviews/plain-text.ts';
import type { Opinion } from '../../reviews/review.ts';
import { isolateDirection } from '../markdown/bidirectional.ts';
import { escapeAroundSpoilers, SPOILER } from '../markdown/spoilers.ts';
import { lastGraphemeBoundary } from '../payload/code-points.ts';
import type { Translate } from '../texts/texts.ts';
import { boldHeadline } from './review-text.ts';

/** How much of a text is quoted at most, in code points. */
const LONGEST = 180;
/** Where a sentence ends, in most scripts. */
const SENTENCE_END = /(?<![.!?…])[.!?…]+["'”’)]*(?=\s)|[。！？।؟]+["'”’)」』]*/g;

/**
 * What may keep Discord from pairing two spoiler marks that the text has, such as the code in "\`||\` hides: ||he dies||": which
 * ones pair there can't be told from here, where none of it is code.
 */
const OTHER_MARKS = /[\\`*_~[\]<>\u202a-\u202e\u2066-\u2069]|:\/\//;
/** Headings, lists and small text end with their line, and no spoiler reaches into them. */
const BLOCKS = /^[^\S\n\r\u2028\u2029]*(?:#{1,3}|-#|[-+]|\d+\.)\s/m;

export interface Quoted extends Pick<Opinion, 'headline' | 'body'> {
  /** Whether its text is behind the spoiler button. */
  readonly isCovered: boolean;
}

/** A review's headline and its first sentences, as a quote. Its spoilers stay covered; a covered text says only that. */
export function reviewQuote({ headline, body, isCovered }: Quoted, t: Translate): string {
  const shown = isCovered ? '' : firstSentences(body ?? '');
  const isHidden = body !== undefined && shown === '';
  const lines = [
    headline === undefined ? '' : boldHeadline(headline),
    isHidden ? t('card.spoilers') : isolateDirection(escapeAroundSpoilers(shown)),
  ];
  return lines
    .filter((line) => line !== '')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** The headline where nothing hides what is between spoiler marks, such as a select; undefined without one. */
export function plainHeadline(headline: string | undefined, t: Translate): string | undefined {
  if (headline === undefined) return undefined;
  return headline.includes('||') ? t('review.spoilers') : isolateDirection(headline.replace(/\s+/g, ' '));
}

/**
 * The beginning of a text in one line, as typed: whole sentences if possible, else words. It ends before a spoiler that it would
 * cut, before a mark that stays open, which covers all that follows, and before any that comes after other marks.
 */
function firstSentences(body: string): string {
  const line = cleanText(body).replace(/\s+/g, ' ');
  const pairs = Array.from(
    line.matchAll(SPOILER),
    ({ index, 0: { length } }) => [index, index + length] as const,
  );
  const plain = BLOCKS.test(body) ? 0 : line.search(OTHER_MARKS);
  const isInPair = (at: number) =>
    pairs.some(([from, to]) => from <= at && at < to && (plain === -1 || to <= plain));
  const open =
    Array.from(line.matchAll(/\|\|/g), ({ index }) => index).find((at) => !isInPair(at)) ?? Infinity;
  const whole = Math.min(open, line.length);
  const end = whole <= LONGEST || codePointLength(line.slice(0, whole)) <= LONGEST ? whole : endOf(line);
  const cut = pairs.find(([from, to]) => from < end && end < to)?.[0] ?? end;
  const kept = line.slice(0, Math.min(cut, whole)).trimEnd();
  return kept === '' || kept.length === line.length || SENTENCE.test(kept) ? kept : `${kept} …`;
}

const SENTENCE = /(?:[.!?…]["'”’)]*|[。！？।؟]["'”’)」』]*)$/;

/** Where a long text is cut: after its last sentence that fits, if that is not much too early; else after a word. */
function endOf(line: string): number {
  const most = lastGraphemeBoundary(line, LONGEST);
  const beginning = line.slice(0, most + 1);
  const sentence = Array.from(beginning.matchAll(SENTENCE_END), ({ index, 0: end }) => index + end.length)
    .filter((end) => end <= most)
    .at(-1);
  if (sentence !== undefined && sentence > most / 3) return sentence;
  const word = beginning.lastIndexOf(' ');
  return word > most / 2 ? word : most;
}
