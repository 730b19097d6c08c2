import { createHash } from 'node:crypto';
import type { Opinion } from '../../reviews/review.ts';

/** The same for two values only when they are the same as JSON, whatever the order of their properties. */
export const fingerprintOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, inOrder)).digest('base64url').slice(0, 22);

/** What a review says, without all that the bot knows of it. */
export const opinionOf = ({ headline, body, score, spoilers, aspects, progress }: Opinion): Opinion => ({
  ...{ headline, body, score, spoilers, aspects, progress },
});

function inOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
