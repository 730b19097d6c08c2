import type { Posting, Review } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import type { OutboxEntry } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { outboxEntryKey, outboxKey } from './outbox-key.ts';

/**
 * Asks the outbox to post a review, or to bring its message up to date. To be called in the review's turn, and before
 * the review is stored: an outbox entry without a review is harmless, a review without one would wait for ever.
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
 * Asks the outbox to remove the message of a posting; undefined when there is none. To be called in the review's turn,
 * and before the review is deleted or gets another posting: a removal whose review is still there does nothing, a
 * message without a review would stay.
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
