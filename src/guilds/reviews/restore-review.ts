import { type Posting, partsOfKey } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import { type RemovedReview, UNDO_LIFETIME } from '../../storage/entries/entries.ts';
import { type Act, allOf, type GuildView } from '../memory/act.ts';
import { type Change, put, remove } from '../memory/change.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { removedReviewKey } from './delete-review.ts';

/** `expired`: too late, or somebody else deleted the review. `rewritten`: its author has written a new one since. */
export type Restoration = 'restored' | 'expired' | 'rewritten';

export interface Undo {
  readonly by: string;
  /** When the review was deleted; absent for the latest deletion. */
  readonly deletedAt?: number | undefined;
  readonly now: number;
}

/**
 * Brings back a review deleted within the last ten minutes, with its votes, and posts it: in the review channel, or where
 * it was when there is none. A review that was hidden or had no message stays without one.
 * @param by user id of whoever undoes it: it has to be the user who deleted the review
 */
export const restoreReview = (reviewKey: string, { by, deletedAt, now }: Undo): Act<Restoration> => ({
  turns: [reviewKey],
  votesOf: [reviewKey],
  async decide(guild) {
    // Whose data are being erased has asked for the copy to be gone.
    const { authorId = '' } = partsOfKey(reviewKey) ?? {};
    if (guild.memory.isErasing(authorId)) return { changes: [], answer: 'expired' };
    const [key, removed] = await removedReview(guild, reviewKey, deletedAt);
    if (removed === undefined || removed.removedBy !== by) return { changes: [], answer: 'expired' };
    if (removed.removedAt + UNDO_LIFETIME <= now) return { changes: [], answer: 'expired' };
    if (guild.memory.reviewByKey(reviewKey) !== undefined) return { changes: [], answer: 'rewritten' };
    const posting = postingWhenRestored(guild, reviewKey, removed.review.posting);
    const review = { ...removed.review, posting };
    const changes: Change[] = [
      put('reviews', reviewKey, review),
      remove('removed', key),
      ...(await requestPosting(guild, reviewKey, review, now)),
    ];
    if (removed.votes !== undefined) changes.push(put('votes', reviewKey, removed.votes));
    return { changes, answer: 'restored' };
  },
});

async function removedReview(
  { memory, store }: GuildView,
  reviewKey: string,
  deletedAt: number | undefined,
): Promise<readonly [key: string, removed: RemovedReview | undefined]> {
  const latest = removedReviewKey(memory.id, reviewKey);
  const removed = await store.removed.get(latest);
  if (deletedAt === undefined || removed?.removedAt === deletedAt) return [latest, removed];
  const earlier = removedReviewKey(memory.id, reviewKey, deletedAt);
  return [earlier, await store.removed.get(earlier)];
}

function postingWhenRestored({ memory }: GuildView, reviewKey: string, before: Posting): Posting {
  if (memory.moderation(reviewKey).hidden !== undefined) return { state: 'withheld', reason: 'deleted' };
  if (before.state === 'withheld') return before;
  return { state: 'wanted', id: createId(), channelId: memory.record.channelId ?? before.channelId };
}

/** Brings back all of a member's reviews of a show that were deleted together, or none if there is a new one. */
export const restoreAll = (reviewKeys: readonly string[], undo: Undo): Act<Restoration[]> => {
  const all = allOf(reviewKeys.map((key) => restoreReview(key, undo)));
  return {
    ...all,
    async decide(guild) {
      const { changes, answer } = await all.decide(guild);
      return answer.includes('rewritten') ? { changes: [], answer } : { changes, answer };
    },
  };
};

/** What a user has deleted last of these reviews, while they can undo it: when that was, and how many reviews it were. */
export async function deletedLately(
  { memory, store }: GuildView,
  reviewKeys: readonly string[],
  by: string,
  now: number,
): Promise<{ readonly at: number; readonly count: number } | undefined> {
  const removed = await Promise.all(
    reviewKeys.map((key) => store.removed.get(removedReviewKey(memory.id, key))),
  );
  const times = removed.flatMap((one) => (one?.removedBy === by ? [one.removedAt] : []));
  const at = Math.max(...times);
  if (times.length === 0 || at + UNDO_LIFETIME <= now) return undefined;
  return { at, count: times.filter((time) => time === at).length };
}
