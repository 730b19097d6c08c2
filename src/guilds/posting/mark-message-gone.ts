import { type Review, successorOf } from '../../reviews/review.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { type Change, put, remove } from '../memory/change.ts';
import { messageOutboxKey, outboxKey } from './outbox-key.ts';
import { pendingEntry, requestSuccessorRemoval } from './outbox-requests.ts';

export interface PostingReference {
  readonly reviewKey: string;
  readonly postingId: string;
}

/**
 * Handles the deletion of a single review's message by somebody: hides the review as a moderator would, even if its author
 * writes it again. If its successor is posted, that becomes its message instead. Answers false when the message no longer
 * showed the review.
 */
export const markDeletedByHand = (posting: PostingReference, now: number): Act<boolean> =>
  messageGone(posting, now, async (guild, reviewKey, review) => {
    const { posting } = review;
    const moderation = guild.memory.moderation(reviewKey);
    // An earlier decision by a moderator stays as it is.
    const isNews = moderation.hidden === undefined && guild.memory.record.logChannelId !== undefined;
    const hidden = put('moderation', reviewKey, {
      ...moderation,
      hidden: moderation.hidden ?? { at: now },
      ...(isNews && { isUntold: true }),
    });
    const successor =
      posting.state === 'posted' ? await requestSuccessorRemoval(guild, reviewKey, posting) : [];
    return [put('reviews', reviewKey, withheld(review, 'deleted', now)), hidden, ...successor];
  });

/**
 * Handles a message that was deleted with others, in bulk or with its channel: the review still counts. Its successor
 * becomes its message; without one it can be reposted. Answers as `markDeletedByHand` does.
 */
export const markLost = (posting: PostingReference, now: number): Act<boolean> =>
  messageGone(posting, now, async (guild, reviewKey, review) => {
    const successor = successorOf(review.posting);
    if (successor === undefined) return [put('reviews', reviewKey, withheld(review, 'lost', now))];
    const { id, channelId } = successor;
    const requestKey = messageOutboxKey(guild.memory.id, reviewKey, id);
    const pending = await pendingEntry(guild, requestKey);
    const changes: Change[] = [
      put('reviews', reviewKey, { ...review, posting: { state: 'wanted', id, channelId } }),
    ];
    if (pending?.action === 'repost')
      changes.push(
        put('outbox', outboxKey(guild.memory.id, reviewKey), { ...pending, action: 'post' }),
        remove('outbox', requestKey),
      );
    return changes;
  });

/**
 * Handles a message that the bot may no longer read, nor the votes on it: the review continues with its successor. The
 * request to remove the old message stays until removing it is allowed.
 */
export const leaveMessage = (posting: PostingReference, now: number): Act<boolean> => ({
  turns: [posting.reviewKey],
  votesOf: [posting.reviewKey],
  async decide(guild) {
    const review = await guild.readableReview(posting.reviewKey);
    const changed = review && succeeded(review, posting.postingId, now);
    if (changed === undefined) return { changes: [], answer: false };
    return { changes: [put('reviews', posting.reviewKey, changed)], answer: true };
  },
});

const messageGone = (
  { reviewKey, postingId }: PostingReference,
  now: number,
  withoutMessage: (guild: GuildView, reviewKey: string, review: Review) => Promise<readonly Change[]>,
): Act<boolean> => ({
  turns: [reviewKey],
  // Discord no longer has the votes on a deleted message.
  votesOf: [reviewKey],
  async decide(guild) {
    const review = await guild.readableReview(reviewKey);
    if (review === undefined) return { changes: [], answer: false };
    const { posting } = review;
    const changed = succeeded(review, postingId, now);
    if (changed !== undefined) {
      // Nothing of the old message is left to remove.
      const done = remove('outbox', messageOutboxKey(guild.memory.id, reviewKey, postingId));
      return { changes: [put('reviews', reviewKey, changed), done], answer: true };
    }
    if (posting.state !== 'withheld' && posting.id === postingId)
      return { changes: await withoutMessage(guild, reviewKey, review), answer: true };
    if (posting.state !== 'posted' || posting.successor?.id !== postingId)
      return { changes: [], answer: false };
    // The successor is gone, so the review keeps its message.
    const kept = { ...posting, successor: undefined };
    return { changes: [put('reviews', reviewKey, { ...review, posting: kept })], answer: true };
  },
});

/** The review with its posted successor in place of this message; undefined when no successor is posted. */
function succeeded(review: Review, postingId: string, now: number): Review | undefined {
  const { posting } = review;
  if (posting.state !== 'posted' || posting.id !== postingId) return undefined;
  const { id, channelId, messageId } = posting.successor ?? {};
  if (id === undefined || channelId === undefined || messageId === undefined) return undefined;
  return { ...review, posting: { state: 'posted', id, channelId, messageId, postedAt: now } };
}

function withheld(review: Review, reason: 'deleted' | 'lost', at: number): Review {
  const lastChannelId = review.posting.state === 'withheld' ? undefined : review.posting.channelId;
  return { ...review, posting: { state: 'withheld', reason, lastChannelId, at } };
}
