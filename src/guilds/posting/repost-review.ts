import { type Posting, successorOf } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import type { OutboxEntry } from '../../storage/entries/outbox-entries.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { put, remove } from '../memory/change.ts';
import { messageOutboxKey, outboxEntryKey, outboxKey } from './outbox-key.ts';
import { requestPosting, requestRemoval, requestRepost, requestSuccessorRemoval } from './outbox-requests.ts';

/**
 * Posts a review again in this channel, unless it is on its way there. Its present message stays, and votes on it count,
 * until the new one is posted. Answers the key of the request; undefined when the review does not exist.
 */
export const repostReview = (reviewKey: string, channelId: string, now: number): Act<string | undefined> => ({
  turns: [reviewKey],
  async decide(guild) {
    const review = await guild.store.reviews.get(reviewKey);
    if (review === undefined) return { changes: [], answer: undefined };
    const { posting } = review;
    const underWay = posting.state === 'posted' ? posting.successor : posting;
    if (underWay !== undefined && 'channelId' in underWay && underWay.channelId === channelId)
      return { changes: [], answer: requestKey(guild, reviewKey, posting) };
    const next = { id: createId(), channelId };
    const after: Posting =
      posting.state === 'posted' ? { ...posting, successor: next } : { state: 'wanted', ...next };
    const changed = { ...review, posting: after };
    const requests =
      posting.state === 'posted'
        ? [
            requestRepost(guild, reviewKey, next, now),
            ...(await requestSuccessorRemoval(guild, reviewKey, posting)),
          ]
        : [
            ...(await requestPosting(guild, reviewKey, changed, now)),
            ...(await requestRemoval(guild, reviewKey, posting, true)),
          ];
    const [request] = requests;
    return { changes: [put('reviews', reviewKey, changed), ...requests], answer: request?.key };
  },
});

/** The key of the request for a review's latest message. */
const requestKey = ({ memory }: GuildView, reviewKey: string, posting: Posting): string => {
  const successor = successorOf(posting);
  return successor === undefined
    ? outboxKey(memory.id, reviewKey)
    : messageOutboxKey(memory.id, reviewKey, successor.id);
};

/** Gives up a new message that Discord refuses: the review keeps its present one. */
export const cancelRepost = (entry: OutboxEntry): Act<void> => ({
  turns: [entry.reviewKey],
  async decide(guild) {
    const { reviewKey, postingId } = entry;
    const review = await guild.readableReview(reviewKey);
    const isCurrent = review?.posting.state === 'posted' && review.posting.successor?.id === postingId;
    if (!isCurrent) return { changes: [], answer: undefined };
    const posting = { ...review.posting, successor: undefined };
    const changes = [
      put('reviews', reviewKey, { ...review, posting }),
      remove('outbox', outboxEntryKey(entry)),
    ];
    return { changes, answer: undefined };
  },
});
