import type { Posting, Review } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import type { OutboxEntry } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { outboxEntryKey, outboxKey } from './outbox-key.ts';

/**
 * Stores a request to post a review or to update its message. Call it inside the review's turn in `guild.queue`, before
 * the review is stored: an outbox entry without a review is harmless, but a review without one would never be posted.
 */
export async function requestPosting(guild: OpenGuild, key: string, { posting }: Review): Promise<void> {
  if (posting.state === 'withheld') return;
  const guildId = guild.memory.id;
  const entryKey = outboxKey(guildId, key);
  const before = await guild.store.outbox.get(entryKey);
  const { id: postingId, channelId } = posting;
  const entry = { ticket: createId(), guildId, reviewKey: key, postingId, channelId };
  await guild.store.outbox.set(
    entryKey,
    posting.state === 'posted'
      ? { ...entry, action: 'edit', messageId: posting.messageId }
      : {
          ...entry,
          action: 'post',
          attemptedAt: before?.postingId === postingId ? before.attemptedAt : undefined,
        },
  );
}

/**
 * Stores a request to remove the message of a posting; resolves to undefined when there is none. Call it inside the
 * review's turn in `guild.queue`, before the review is deleted or gets another posting: a removal does nothing while
 * the review still has that posting, but a message without a review would stay for ever.
 */
export async function requestRemoval(
  guild: OpenGuild,
  reviewKey: string,
  posting: Posting,
): Promise<OutboxEntry | undefined> {
  if (posting.state === 'withheld') return undefined;
  const guildId = guild.memory.id;
  const pending = await guild.store.outbox.get(outboxKey(guildId, reviewKey));
  const removal: OutboxEntry = {
    ticket: createId(),
    action: 'remove',
    guildId,
    reviewKey,
    postingId: posting.id,
    channelId: posting.channelId,
    messageId: posting.state === 'posted' ? posting.messageId : undefined,
    attemptedAt: pending?.attemptedAt,
  };
  await guild.store.outbox.set(outboxEntryKey(removal), removal);
  return removal;
}
