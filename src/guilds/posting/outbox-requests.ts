import type { Posting, Review } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import type { RequestedRemoval } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { GuildView } from '../memory/act.ts';
import { type ChangeOf, put } from '../memory/change.ts';
import { outboxEntryKey, outboxKey } from './outbox-key.ts';

/** The request to post a review, or to update its message; none while its message is withheld. */
export async function requestPosting(
  { memory, store }: GuildView,
  reviewKey: string,
  { posting }: Review,
): Promise<ChangeOf<'outbox'>[]> {
  if (posting.state === 'withheld') return [];
  const guildId = memory.id;
  const key = outboxKey(guildId, reviewKey);
  const { id: postingId, channelId } = posting;
  const requested = { ticket: createId(), guildId, reviewKey, postingId, channelId };
  if (posting.state === 'posted')
    return [put('outbox', key, { ...requested, action: 'edit', messageId: posting.messageId })];
  const before = await store.outbox.get(key).catch(undefinedIfUnreadable);
  const isSamePost = before?.action === 'post' && before.postingId === postingId;
  const attemptedAt = isSamePost ? before.attemptedAt : undefined;
  return [put('outbox', key, { ...requested, action: 'post', attemptedAt })];
}

/**
 * The request to remove the message of a posting; none when there is no message.
 * @param awaitsPost whether the review is posted again, so that its new message has to stand first
 */
export async function requestRemoval(
  { memory, store }: GuildView,
  reviewKey: string,
  posting: Posting,
  awaitsPost: boolean,
): Promise<ChangeOf<'outbox'>[]> {
  if (posting.state === 'withheld') return [];
  const guildId = memory.id;
  const pending = await store.outbox.get(outboxKey(guildId, reviewKey)).catch(undefinedIfUnreadable);
  const removal: RequestedRemoval = {
    ticket: createId(),
    action: 'remove',
    guildId,
    reviewKey,
    postingId: posting.id,
    channelId: posting.channelId,
    messageId: posting.state === 'posted' ? posting.messageId : undefined,
    attemptedAt: pending?.action === 'post' ? pending.attemptedAt : undefined,
    awaitsPost: awaitsPost || undefined,
  };
  return [put('outbox', outboxEntryKey(removal), removal)];
}
