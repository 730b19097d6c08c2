import type { OutboxEntry } from '../../storage/entries/entries.ts';

type KeyFields = Pick<OutboxEntry, 'guildId' | 'reviewKey' | 'action' | 'postingId'>;

/** The key under which the outbox holds that a review has to be posted or edited. */
export const outboxKey = (guildId: string, reviewKey: string): string => `${guildId}:${reviewKey}`;

/**
 * The key of an entry. What removes a message has one of its own for each message, since the member may write the
 * review anew before that is done.
 */
export const outboxEntryKey = ({ guildId, reviewKey, action, postingId }: KeyFields): string =>
  action === 'remove' ? `${outboxKey(guildId, reviewKey)}:${postingId}` : outboxKey(guildId, reviewKey);
