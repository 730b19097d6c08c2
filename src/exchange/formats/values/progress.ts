import type { Progress } from '../../../reviews/review.ts';

/** The most episodes that a review can have seen: see `parseProgress`. */
const MOST_EPISODES = 9999;

/**
 * How far a member has watched, as a file says it. Sites count 0 episodes where they don't know how many there are.
 * @returns undefined when it says nothing that a review can say; the counts only as far as they fit each other
 */
export function readProgress(
  status: Progress['status'],
  seen: unknown = undefined,
  total: unknown = undefined,
): Progress | undefined {
  const [known, all] = [countOf(seen), countOf(total)];
  const counts =
    known === undefined || status === 'completed'
      ? {}
      : all === undefined
        ? { seen: known }
        : known <= all
          ? { seen: known, total: all }
          : {};
  const progress = { ...(status !== undefined && { status }), ...counts };
  return Object.keys(progress).length === 0 ? undefined : progress;
}

function countOf(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value;
  return Number.isInteger(count) && (count as number) > 0 && (count as number) <= MOST_EPISODES
    ? (count as number)
    : undefined;
}
