import type { OutboxEntry } from '../storage/entries.ts';

/** The key under which the outbox holds what has to be done for a review. */
export const outboxKey = ({ guildId, reviewKey }: Pick<OutboxEntry, 'guildId' | 'reviewKey'>): string =>
  `${guildId}:${reviewKey}`;
