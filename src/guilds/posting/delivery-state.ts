import type { PostedPosting, Review } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import type { OutboxEntry, RequestedPost, RequestedRepost } from '../../storage/entries/outbox-entries.ts';
import type { Act } from '../memory/act.ts';
import { type Change, put, remove } from '../memory/change.ts';
import { outboxEntryKey, outboxKey } from './outbox-key.ts';
import { pendingEntry, requestMessageRemoval } from './outbox-requests.ts';

/** A request that makes a new message. */
export type NewMessage = RequestedPost | RequestedRepost;

/**
 * Records that a message is posted: its request is done, unless a newer one has replaced it. It takes over from the message
 * that it replaces once that one is removed. Answers false when the review no longer waits for this message.
 */
export const markPosted = (entry: OutboxEntry, messageId: string, now: number): Act<boolean> => ({
  turns: [entry.reviewKey],
  async decide(guild) {
    const { reviewKey, postingId } = entry;
    const review = await guild.store.reviews.get(reviewKey);
    const posting = review && postingWith(review, entry, messageId, now);
    if (review === undefined || posting === undefined) return { changes: [], answer: false };
    const changes: Change[] = [put('reviews', reviewKey, { ...review, posting })];
    const key = outboxEntryKey(entry);
    if ((await pendingEntry(guild, key))?.ticket === entry.ticket) changes.push(remove('outbox', key));
    if (posting.id !== postingId) changes.push(requestMessageRemoval(guild, reviewKey, posting));
    return { changes, answer: true };
  },
});

/** The posting with the message that it was waiting for; undefined when it wasn't waiting for this one. */
function postingWith(
  { posting }: Review,
  { postingId, channelId }: OutboxEntry,
  messageId: string,
  now: number,
): PostedPosting | undefined {
  if (posting.state === 'wanted' && posting.id === postingId)
    return { state: 'posted', id: postingId, channelId, messageId, postedAt: now };
  if (posting.state !== 'posted' || posting.successor?.id !== postingId) return undefined;
  return { ...posting, successor: { ...posting.successor, messageId } };
}

/**
 * Moves a review that is not posted yet to another channel. Answers false when its message may already exist. The review
 * gets a new posting id, because Discord still knows the nonce of a message that was deleted with its channel.
 */
export const moveUnpostedReview = (reviewKey: string, channelId: string, now: number): Act<boolean> => ({
  turns: [reviewKey],
  async decide(guild) {
    const key = outboxKey(guild.memory.id, reviewKey);
    const entry = await pendingEntry(guild, key);
    const review = await guild.readableReview(reviewKey);
    const isUnposted = entry?.action === 'post' && entry.attemptedAt === undefined;
    if (!isUnposted || review?.posting.state !== 'wanted') return { changes: [], answer: false };
    const id = createId();
    const changes = [
      put('outbox', key, { ...entry, ticket: createId(), postingId: id, channelId, attemptedAt: now }),
      put('reviews', reviewKey, { ...review, posting: { state: 'wanted', id, channelId } }),
    ];
    return { changes, answer: true };
  },
});

/** Run it before a request that posts, unless the entry says so already: a later attempt then looks for the message. */
export const markAttempted = (entry: NewMessage, now: number): Act<boolean> =>
  changeEntry(entry, { ...entry, attemptedAt: now });

/** Run it when the message certainly does not exist: Discord has refused the request, or it was not sent. */
export const markUnsent = (entry: NewMessage): Act<boolean> =>
  changeEntry(entry, { ...entry, attemptedAt: undefined });

/** Deletes the entry of a finished request. */
export const markDone = (entry: OutboxEntry): Act<boolean> => changeEntry(entry, undefined);

/** Answers false, and leaves the entry unchanged, when a newer request has replaced it. */
const changeEntry = (before: OutboxEntry, entry: OutboxEntry | undefined): Act<boolean> => ({
  turns: [before.reviewKey],
  async decide(guild) {
    const key = outboxEntryKey(before);
    if ((await pendingEntry(guild, key))?.ticket !== before.ticket) return { changes: [], answer: false };
    return { changes: [{ kind: 'outbox', key, entry }], answer: true };
  },
});
