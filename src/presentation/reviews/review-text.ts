import { codePointLength } from '../../reviews/plain-text.ts';
import { bodyMarkdown } from '../markdown/body.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { splitMarkdown } from '../markdown/split.ts';

// Discord's limits, in code points: of one embed's description, and of all embeds of a message together.
const MAX_DESCRIPTION = 4096;
const MAX_EMBEDS = 6000;
// What splitting adds: marks closed before the cut and opened again behind it.
const SPLIT_MARKS = 64;

export interface TextParts {
  /** Lines that stand before the headline, ready to be shown. */
  readonly opening?: string;
  readonly headline?: string | undefined;
  readonly body?: string | undefined;
}

/** One line in bold, whatever it contains. */
export function boldHeadline(headline: string): string {
  return `**${escapeUserText(headline.replace(/\s+/g, ' ').trim())}**`;
}

/**
 * A review's text as the descriptions of one or more embeds. `used` is how many code points the rest of these embeds
 * (titles, names, footers) takes of the 6000. A body of 4000 code points arrives whole.
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
