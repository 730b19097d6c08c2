import { type Posting, type Review, reviewKey } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import type { OutboxEntry } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { outboxEntryKey, outboxKey } from './outbox-key.ts';

/** Stores that a review is posted. Resolves to false when the review no longer waits for this posting. */
export function markPosted(
  guild: OpenGuild,
  { reviewKey, postingId, channelId }: OutboxEntry,
  messageId: string,
  now: number,
): Promise<boolean> {
  const posted: Posting = { state: 'posted', id: postingId, channelId, messageId, postedAt: now };
  return changePosting(guild, reviewKey, (before) =>
    before.state === 'wanted' && before.id === postingId ? posted : undefined,
  );
}

/**
 * Moves a review that is not posted yet to another channel. Resolves to false when its message may already exist. The
 * review gets a new posting id, because Discord still knows the nonce of a message that was deleted with its channel.
 */
export function moveUnpostedReview(guild: OpenGuild, key: string, channelId: string): Promise<boolean> {
  return guild.queue.run(key, async () => {
    const entryKey = outboxKey(guild.memory.id, key);
    const entry = await guild.store.outbox.get(entryKey);
    const review = await guild.store.reviews.get(key);
    if (entry?.action !== 'post' || entry.attemptedAt !== undefined) return false;
    if (review?.posting.state !== 'wanted') return false;
    const id = createId();
    await guild.store.outbox.set(entryKey, { ...entry, ticket: createId(), postingId: id, channelId });
    await savePosting(guild, review, { state: 'wanted', id, channelId });
    return true;
  });
}

/** Call before each request that posts, so that a later attempt looks for the message first. */
export const markAttempted = (guild: OpenGuild, entry: OutboxEntry, now: number): Promise<boolean> =>
  changeEntry(guild, entry, { ...entry, attemptedAt: now });

/** Call when Discord has refused the request: then the message certainly does not exist. */
export const markRefused = (guild: OpenGuild, entry: OutboxEntry): Promise<boolean> =>
  changeEntry(guild, entry, { ...entry, attemptedAt: undefined });

/** Deletes the entry of a finished request. */
export const markDone = (guild: OpenGuild, entry: OutboxEntry): Promise<boolean> =>
  changeEntry(guild, entry, undefined);

/** Resolves to false, with the entry unchanged, when a newer request has replaced it. */
function changeEntry(
  guild: OpenGuild,
  entry: OutboxEntry,
  changed: OutboxEntry | undefined,
): Promise<boolean> {
  return guild.queue.run(entry.reviewKey, async () => {
    const key = outboxEntryKey(entry);
    if ((await guild.store.outbox.get(key))?.ticket !== entry.ticket) return false;
    if (changed === undefined) await guild.store.outbox.delete(key);
    else await guild.store.outbox.set(key, changed);
    return true;
  });
}

function changePosting(
  guild: OpenGuild,
  key: string,
  decide: (before: Posting) => Posting | undefined,
): Promise<boolean> {
  return guild.queue.run(key, async () => {
    const review = await guild.store.reviews.get(key);
    const posting = review === undefined ? undefined : decide(review.posting);
    if (review === undefined || posting === undefined) return false;
    await savePosting(guild, review, posting);
    return true;
  });
}

async function savePosting(guild: OpenGuild, review: Review, posting: Posting): Promise<void> {
  const changed = { ...review, posting };
  await guild.store.reviews.set(reviewKey(review.showId, review.author.id), changed);
  guild.memory.putReview(changed);
}
