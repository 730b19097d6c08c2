import type { OutboxEntry } from '../../storage/entries/outbox-entries.ts';

type KeyFields = Pick<OutboxEntry, 'guildId' | 'reviewKey' | 'action' | 'postingId'>;

/** The key of the outbox entry that posts a review, or edits its message. */
export const outboxKey = (guildId: string, reviewKey: string): string => `${guildId}:${reviewKey}`;

/** The key of the outbox entry that posts a review again as this message, or removes the message. */
export const messageOutboxKey = (guildId: string, reviewKey: string, postingId: string): string =>
  `${outboxKey(guildId, reviewKey)}:${postingId}`;

/**
 * The key of any outbox entry. Requests to post a review again, or to remove a message, have a key for each message, because
 * in the meantime the member may edit the review, or delete it and write it again. A removal replaces the request to post
 * that message.
 */
export const outboxEntryKey = ({ guildId, reviewKey, action, postingId }: KeyFields): string =>
  action === 'remove' || action === 'repost'
    ? messageOutboxKey(guildId, reviewKey, postingId)
    : outboxKey(guildId, reviewKey);
