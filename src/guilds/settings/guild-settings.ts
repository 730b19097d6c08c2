import type { GuildRecord } from '../../storage/entries/entries.ts';
import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';

/** Changes settings; an undefined value resets one. Answers what they were. */
export const changeSettings = (settings: Partial<GuildRecord>): Act<GuildRecord> => ({
  turns: ['settings'],
  decide: ({ memory: { id, record } }) => ({
    changes: [put('guilds', id, { ...record, ...settings })],
    answer: record,
  }),
});

/**
 * Notes that the bot introduces itself to the guild. Answers whether it should: a guild that has set anything, or was welcomed
 * before, doesn't need that.
 */
export const noteWelcome = (now: number): Act<boolean> => ({
  turns: ['settings'],
  decide({ memory: { id, record } }) {
    // That the bot was away is nothing that was set.
    const { leftAt: _, missingSince: __, ...known } = record;
    if (Object.keys(known).length > 0) return { changes: [], answer: false };
    return { changes: [put('guilds', id, { ...record, welcomedAt: now })], answer: true };
  },
});
