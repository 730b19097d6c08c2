import type { GuildRecord } from '../../storage/entries/entries.ts';
import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';

/** Changes settings; an undefined value resets one. */
export const changeSettings = (settings: Partial<GuildRecord>): Act<void> => ({
  turns: ['settings'],
  decide: ({ memory: { id, record } }) => ({
    changes: [put('guilds', id, { ...record, ...settings })],
    answer: undefined,
  }),
});
