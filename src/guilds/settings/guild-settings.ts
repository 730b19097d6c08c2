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
