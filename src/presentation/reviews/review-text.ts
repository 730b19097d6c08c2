import { codePointLength } from '../../reviews/plain-text.ts';
import { bodyMarkdown } from '../markdown/body.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { splitMarkdown } from '../markdown/split.ts';

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
}

/** The headline in bold, on one line whatever it contains. */
export function boldHeadline(headline: string): string {
  return `**${escapeUserText(headline.replace(/\s+/g, ' ').trim())}**`;
}

/**
 * Puts a review's text into the descriptions of one or more embeds. A body of 4000 code points fits.
 * @param used how many of the 6000 code points the rest of these embeds takes (titles, names, footers)
 */
export function reviewText({ opening = '', headline, body }: TextParts, used: number): string[] {
  const lines = [opening, headline === undefined ? '' : boldHeadline(headline)].filter((line) => line !== '');
  if (body === undefined) return [lines.join('\n')];
  const head = lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;
  const taken = codePointLength(head);
  const text = bodyMarkdown(body, MAX_EMBEDS - used - taken - SPLIT_MARKS);
  const [first = '', ...following] = splitMarkdown(text, MAX_DESCRIPTION - taken, MAX_DESCRIPTION);
  return [head + first, ...following];
}
