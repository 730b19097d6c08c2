import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';
import { type Erased, isTheirs } from './erased.ts';
import { requestLeftovers } from './leftovers.ts';
import { SCRUBS } from './scrubs.ts';

/** Erases a member from the messages that told the staff something: those about their reviews are removed at Discord, too. */
export const eraseNotes = (erased: Erased): Act<void> => ({
  turns: ['settings'],
  decide({ memory: { id, record } }) {
    const entry = SCRUBS.guilds(record, erased, id);
    if (entry === record || entry === undefined) return { changes: [], answer: undefined };
    const messages = (record.staffNotes ?? [])
      .filter((note) => note.kind === 'deleted' && isTheirs(note.reviewKey, erased))
      .map(({ channelId, messageId }) => ({ channelId, messageId }));
    return {
      changes: [
        put('guilds', id, entry),
        ...(messages.length > 0 ? [requestLeftovers(erased.userId, { messages })] : []),
      ],
      answer: undefined,
    };
  },
});
