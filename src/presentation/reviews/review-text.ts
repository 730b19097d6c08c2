import { codePointLength } from '../../reviews/plain-text.ts';
import { isolateDirection } from '../markdown/bidirectional.ts';
import { bodyMarkdown } from '../markdown/body.ts';
import { splitMarkdown } from '../markdown/split.ts';
import { escapeAroundSpoilers } from '../markdown/spoilers.ts';
import { foldedAt } from './fold.ts';

// Discord's limits, in code points: for one embed's description, and for all embeds of a message together.
const MAX_DESCRIPTION = 4096;
const MAX_EMBEDS = 6000;
// Room for what splitting adds: marks closed before the cut and opened again after it.
const SPLIT_MARKS = 64;

export interface TextParts {
  /** Lines before the headline, in escaped Markdown. */
  readonly opening?: string;
  readonly headline?: string | undefined;
  readonly body?: string | undefined;
  /** How many code points of the body are shown; absent: all. */
  readonly fold?: number | undefined;
  /** Whether the body begins in an embed of its own. */
  readonly isApart?: boolean | undefined;
}

/** The headline in bold, on one line whatever it contains. Its spoiler marks hide what they enclose, as in the text. */
export function boldHeadline(headline: string): string {
  const line = headline.replace(/\s+/g, ' ').trim();
  return `**${isolateDirection(escapeAroundSpoilers(line))}**`;
}

/**
 * Puts a review's text into the descriptions of one or more embeds. A body of 4000 code points fits.
 * @param used how many of the 6000 code points the rest of these embeds takes (titles, names, footers)
 */
export function reviewText(parts: TextParts, used: number): string[] {
  const { opening = '', headline, body, fold = Infinity, isApart = false } = parts;
  const lines = [opening, headline === undefined ? '' : boldHeadline(headline)].filter((line) => line !== '');
  if (body === undefined) return [lines.join('\n')];
  const head = isApart || lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;
  const taken = codePointLength(isApart ? lines.join('\n') : head);
  const whole = bodyMarkdown(body, MAX_EMBEDS - used - taken - SPLIT_MARKS);
  const text = codePointLength(body) > fold ? (foldedAt(whole, fold) ?? whole) : whole;
  const [first = '', ...following] = splitMarkdown(text, MAX_DESCRIPTION - taken, MAX_DESCRIPTION);
  return [...(isApart ? [lines.join('\n')] : []), head + first, ...following];
}
