import { normalForm } from './plain-text.ts';
import type { Progress } from './review.ts';

/** No show has more episodes than this. */
const MAX_EPISODES = 9999;

const STATUS_WORDS = new Map<string, Progress['status']>([
  ['completed', 'completed'],
  ['finished', 'completed'],
  ['watched', 'completed'],
  ['watching', 'watching'],
  ['dropped', 'dropped'],
  ['stopped', 'dropped'],
]);
const FILLERS = /\b(?:at|after|episodes?|eps?|seen|all)\b|[,.;:·-]/g;
const COUNTS = /^(\d+)(?:\s*(?:\/|of|out of)\s*(\d+))?$/;

/**
 * Parses how far a member has watched: "completed", "watching 5 of 12", "dropped at 3", "5/12". Returns undefined for
 * an empty text, and `unclear` for anything else, for more than 9999 episodes, and for more episodes seen than there
 * are.
 */
export function parseProgress(typed: string): Progress | undefined | 'unclear' {
  const text = normalForm(typed, 'NFKC').toLowerCase().replace(FILLERS, ' ').replace(/\s+/g, ' ').trim();
  if (text === '') return undefined;
  const [word = ''] = /^[a-z]+/.exec(text) ?? [];
  const status = STATUS_WORDS.get(word);
  const rest = status === undefined ? text : text.slice(word.length).trim();
  if (rest === '') return { status };
  const [, first, second] = COUNTS.exec(rest) ?? [];
  if (first === undefined) return 'unclear';
  const [seen, total] = [Number(first), second === undefined ? undefined : Number(second)];
  if (seen > MAX_EPISODES || seen > (total ?? MAX_EPISODES) || (total ?? 0) > MAX_EPISODES) return 'unclear';
  return { ...(status !== undefined && { status }), seen, ...(total !== undefined && { total }) };
}

/** Formats progress so that `parseProgress` reads it back. */
export function formatProgress({ status, seen, total }: Progress): string {
  const counts = seen === undefined ? '' : total === undefined ? String(seen) : `${seen} of ${total}`;
  return [status ?? '', counts].filter((part) => part !== '').join(' ');
}
