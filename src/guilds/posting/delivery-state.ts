import type { Posting } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import type { OutboxEntry, RequestedPost } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Act } from '../memory/act.ts';
import { type Change, put, remove } from '../memory/change.ts';
import { outboxEntryKey, outboxKey } from './outbox-key.ts';

/**
 * A review is posted: its request is done, unless a newer one has replaced it. Answers false when the review no longer
 * waits for this posting.
 */
export const markPosted = (entry: OutboxEntry, messageId: string, now: number): Act<boolean> => ({
  turns: [entry.reviewKey],
  async decide({ store }) {
    const { reviewKey, postingId, channelId } = entry;
    const review = await store.reviews.get(reviewKey);
    if (review?.posting.state !== 'wanted' || review.posting.id !== postingId)
      return { changes: [], answer: false };
    const posting: Posting = { state: 'posted', id: postingId, channelId, messageId, postedAt: now };
    const changes: Change[] = [put('reviews', reviewKey, { ...review, posting })];
    const key = outboxKey(entry.guildId, reviewKey);
    if ((await store.outbox.get(key))?.ticket === entry.ticket) changes.push(remove('outbox', key));
    return { changes, answer: true };
  },
});

/**
 * Moves a review that is not posted yet to another channel. Answers false when its message may already exist. The review
 * gets a new posting id, because Discord still knows the nonce of a message that was deleted with its channel.
 */
export const moveUnpostedReview = (reviewKey: string, channelId: string): Act<boolean> => ({
  turns: [reviewKey],
  async decide({ memory, store }) {
    const key = outboxKey(memory.id, reviewKey);
    const entry = await store.outbox.get(key).catch(undefinedIfUnreadable);
    const review = await store.reviews.get(reviewKey).catch(undefinedIfUnreadable);
    const isUnposted = entry?.action === 'post' && entry.attemptedAt === undefined;
    if (!isUnposted || review?.posting.state !== 'wanted') return { changes: [], answer: false };
    const id = createId();
    const changes = [
      put('outbox', key, { ...entry, ticket: createId(), postingId: id, channelId }),
      put('reviews', reviewKey, { ...review, posting: { state: 'wanted', id, channelId } }),
    ];
    return { changes, answer: true };
  },
});

/** Run it before each request that posts, so that a later attempt looks for the message first. */
export const markAttempted = (entry: RequestedPost, now: number): Act<boolean> =>
  changeEntry(entry, { ...entry, attemptedAt: now });

/** Run it when Discord has refused the request: then the message certainly does not exist. */
export const markRefused = (entry: RequestedPost): Act<boolean> =>
  changeEntry(entry, { ...entry, attemptedAt: undefined });

/** Deletes the entry of a finished request. */
export const markDone = (entry: OutboxEntry): Act<boolean> => changeEntry(entry, undefined);

/** Answers false, and leaves the entry unchanged, when a newer request has replaced it. */
const changeEntry = (before: OutboxEntry, entry: OutboxEntry | undefined): Act<boolean> => ({
  turns: [before.reviewKey],
  async decide({ store }) {
    const key = outboxEntryKey(before);
    if ((await store.outbox.get(key))?.ticket !== before.ticket) return { changes: [], answer: false };
    return { changes: [{ kind: 'outbox', key, entry }], answer: true };
  },
});
