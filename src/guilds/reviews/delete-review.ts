import type { Posting } from '../../reviews/review.ts';
import { UserError } from '../../reviews/user-error.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { type Change, put, remove } from '../memory/change.ts';
import { outboxKey } from '../posting/outbox-key.ts';
import { requestRemoval } from '../posting/outbox-requests.ts';

export interface Deletion {
  /** User id of the author, or of a moderator. */
  readonly by: string;
  readonly now: number;
}

/**
 * The key under which a deleted review is kept for undo.
 * @param removedAt when that was; absent for the latest deletion
 */
export const removedReviewKey = (guildId: string, reviewKey: string, removedAt?: number): string =>
  `${guildId}:${reviewKey}${removedAt === undefined ? '' : `:${removedAt}`}`;

/** The changes that remove a review with its votes and message. @param posting undefined when nothing tells of a message */
export const removalOfReview = async (
  guild: GuildView,
  reviewKey: string,
  posting: Posting | undefined,
): Promise<Change[]> => [
  remove('reviews', reviewKey),
  remove('votes', reviewKey),
  ...(posting === undefined ? [] : await requestRemoval(guild, reviewKey, posting)),
  remove('outbox', outboxKey(guild.memory.id, reviewKey)),
];

/**
 * Deletes a review with its votes and message; `restoreReview` can bring it back for ten minutes. Rejects with UserError
 * `review-not-found`.
 */
export const deleteReview = (reviewKey: string, { by, now }: Deletion): Act<true> => ({
  turns: [reviewKey],
  votesOf: [reviewKey],
  async decide(guild) {
    const { memory, store } = guild;
    const review = await store.reviews.get(reviewKey);
    if (review === undefined) throw new UserError('review-not-found');
    const votes = await store.votes.get(reviewKey).catch(undefinedIfUnreadable);
    const removed = { review, votes, removedBy: by, removedAt: now };
    const key = removedReviewKey(memory.id, reviewKey);
    // Another text, which its author deleted before they wrote this one: that can be undone as well.
    const earlier = await store.removed.get(key).catch(undefinedIfUnreadable);
    const changes = [
      put('removed', key, removed),
      ...(earlier === undefined
        ? []
        : [put('removed', removedReviewKey(memory.id, reviewKey, earlier.removedAt), earlier)]),
      ...(await removalOfReview(guild, reviewKey, review.posting)),
    ];
    return { changes, answer: true };
  },
});
