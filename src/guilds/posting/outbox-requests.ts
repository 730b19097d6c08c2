import type { PostedPosting, Posting, Review } from '../../reviews/review.ts';
import { createId } from '../../storage/create-id.ts';
import type { OutboxEntry, RequestedRemoval } from '../../storage/entries/outbox-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { GuildView } from '../memory/act.ts';
import { type ChangeOf, put } from '../memory/change.ts';
import { messageOutboxKey, outboxEntryKey, outboxKey } from './outbox-key.ts';

type OutboxChange = ChangeOf<'outbox'>;

/**
 * The request to post a review, or to update its message; none while its message is withheld.
 * @param now milliseconds since the epoch: the outbox sends a new post at once
 * @param isNew whether nobody can have asked for this post before, because its posting id is new
 */
export async function requestPosting(
  guild: GuildView,
  reviewKey: string,
  { posting }: Review,
  now: number,
  isNew = false,
): Promise<OutboxChange[]> {
  if (posting.state === 'withheld') return [];
  const guildId = guild.memory.id;
  const { id: postingId, channelId } = posting;
  const requested = { ticket: createId(), guildId, reviewKey, postingId, channelId };
  const key = outboxKey(guildId, reviewKey);
  if (posting.state === 'posted')
    return [put('outbox', key, { ...requested, action: 'edit', messageId: posting.messageId })];
  const before = isNew ? undefined : await pendingEntry(guild, key);
  const isSamePost = before?.action === 'post' && before.postingId === postingId;
  const attemptedAt = isSamePost ? before.attemptedAt : now;
  return [put('outbox', key, { ...requested, action: 'post', attemptedAt })];
}

/** The request to post a review again, as the successor of its message. */
export function requestRepost(
  { memory: { id: guildId } }: GuildView,
  reviewKey: string,
  { id: postingId, channelId }: { readonly id: string; readonly channelId: string },
  attemptedAt: number | undefined,
): OutboxChange {
  const entry: OutboxEntry = {
    ticket: createId(),
    action: 'repost',
    guildId,
    reviewKey,
    postingId,
    channelId,
    attemptedAt,
  };
  return put('outbox', outboxEntryKey(entry), entry);
}

/**
 * The requests to remove the messages of a posting: its own, or one that may exist, and its successor.
 * @param awaitsPost whether the review is being posted elsewhere, so that its new message has to be posted first
 */
export async function requestRemoval(
  guild: GuildView,
  reviewKey: string,
  posting: Posting,
  awaitsPost = false,
): Promise<OutboxChange[]> {
  if (posting.state === 'withheld') return [];
  if (posting.state === 'posted')
    return [
      requestMessageRemoval(guild, reviewKey, posting),
      ...(await requestSuccessorRemoval(guild, reviewKey, posting)),
    ];
  const pending = await pendingEntry(guild, outboxKey(guild.memory.id, reviewKey));
  return [requestMessageRemoval(guild, reviewKey, posting, { pending, awaitsPost })];
}

/** The request to remove a message's successor, which may exist; none when there is no successor. */
export async function requestSuccessorRemoval(
  guild: GuildView,
  reviewKey: string,
  { successor }: PostedPosting,
): Promise<OutboxChange[]> {
  if (successor === undefined) return [];
  const pending = await pendingEntry(guild, messageOutboxKey(guild.memory.id, reviewKey, successor.id));
  return [requestMessageRemoval(guild, reviewKey, successor, { pending })];
}

/** The request that waits under a key; undefined also for an unreadable one, which the new request replaces. */
export const pendingEntry = ({ store }: GuildView, key: string): Promise<OutboxEntry | undefined> =>
  store.outbox.get(key).catch(undefinedIfUnreadable);

interface SomeMessage {
  readonly id: string;
  readonly channelId: string;
  readonly messageId?: string | undefined;
}

/** The request to remove one message. `pending` is the request to post it, when that has not been confirmed. */
export function requestMessageRemoval(
  { memory: { id: guildId } }: GuildView,
  reviewKey: string,
  { id, channelId, messageId }: SomeMessage,
  { pending, awaitsPost }: { readonly pending?: OutboxEntry | undefined; readonly awaitsPost?: boolean } = {},
): OutboxChange {
  const isPost = pending?.action === 'post' || pending?.action === 'repost';
  const removal: RequestedRemoval = {
    ticket: createId(),
    action: 'remove',
    guildId,
    reviewKey,
    postingId: id,
    channelId,
    messageId,
    attemptedAt: isPost ? pending.attemptedAt : undefined,
    awaitsPost: awaitsPost || undefined,
  };
  return put('outbox', outboxEntryKey(removal), removal);
}
