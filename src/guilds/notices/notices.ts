import type { MemberNotices, Notice } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Act, GuildView } from '../memory/act.ts';

const NOTHING: MemberNotices = { notices: [] };

/** Nobody reads more old news than this. */
const MOST_NOTICES = 50;

/** Stores a notice, which the member sees after their next command. */
export const addNotice = (userId: string, notice: Notice): Act<void> =>
  changeNotices(userId, (entry) => ({ ...entry, notices: [...entry.notices, notice] }));

/** A member's unread notices, oldest first. Reads the disk only when there are some. */
export async function noticesFor({ memory, store }: GuildView, userId: string): Promise<readonly Notice[]> {
  return memory.notices.hasUnread(userId) ? ((await store.notices.get(userId))?.notices ?? []) : [];
}

/** Deletes a member's oldest notices, after they were shown. */
export const forgetNotices = (userId: string, count: number): Act<void> =>
  changeNotices(userId, (entry) => ({ ...entry, notices: entry.notices.slice(count) }));

/** Changes a member's notices and what they have been told for good; nothing when `change` returns what it got. */
export const changeNotices = (
  userId: string,
  change: (entry: MemberNotices) => MemberNotices,
): Act<void> => ({
  turns: [`notices:${userId}`],
  async decide({ store }) {
    const before = (await store.notices.get(userId).catch(undefinedIfUnreadable)) ?? NOTHING;
    const entry = change(before);
    if (entry === before) return { changes: [], answer: undefined };
    const { knowsOwnVote, milestones } = entry;
    const notices = entry.notices.slice(-MOST_NOTICES);
    const isEmpty = notices.length === 0 && knowsOwnVote === undefined && milestones === undefined;
    return {
      changes: [{ kind: 'notices', key: userId, entry: isEmpty ? undefined : { ...entry, notices } }],
      answer: undefined,
    };
  },
});
