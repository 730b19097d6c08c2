import type { OutboxEntry } from '../../storage/entries/entries.ts';

type KeyFields = Pick<OutboxEntry, 'guildId' | 'reviewKey' | 'action' | 'postingId'>;

/** The key of the outbox entry that posts or edits a review. */
export const outboxKey = (guildId: string, reviewKey: string): string => `${guildId}:${reviewKey}`;

/**
 * The key of any outbox entry. A removal has its own key for each message, because the member may write the review
 * again before the old message is removed.
 */
export const outboxEntryKey = ({ guildId, reviewKey, action, postingId }: KeyFields): string =>
  action === 'remove' ? `${outboxKey(guildId, reviewKey)}:${postingId}` : outboxKey(guildId, reviewKey);
