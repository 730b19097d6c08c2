import type { MemberNotices, Notice } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Act, GuildView } from '../memory/act.ts';

const NOTHING: MemberNotices = { notices: [] };

/** Nobody reads more old news than this. */
export const MOST_NOTICES = 50;

/** Stores notices, which the member sees after their next command. */
export const addNotices = (userId: string, ...notices: readonly Notice[]): Act<void> =>
  changeNotices(userId, (entry) =>
    notices.length === 0 ? entry : { ...entry, notices: [...entry.notices, ...notices] },
  );

/** A member's unread notices, oldest first. Reads the disk only when there are some. */
export async function noticesFor({ memory, store }: GuildView, userId: string): Promise<readonly Notice[]> {
  return memory.notices.hasUnread(userId) ? ((await store.notices.get(userId))?.notices ?? []) : [];
}

/** Deletes a member's oldest notices, after they were shown. */
export const forgetNotices = (userId: string, count: number): Act<void> =>
  changeNotices(userId, (entry) => ({ ...entry, notices: entry.notices.slice(count) }));

/** Acts about what one member is told run one after the other. */
export const noticesTurn = (userId: string): string => `notices:${userId}`;

/** Changes a member's notices and what they have been told for good; nothing when `change` returns what it got. */
export const changeNotices = (
  userId: string,
  change: (entry: MemberNotices) => MemberNotices,
): Act<void> => ({
  turns: [noticesTurn(userId)],
  async decide({ store }) {
    const before = (await store.notices.get(userId).catch(undefinedIfUnreadable)) ?? NOTHING;
    const entry = change(before);
    if (entry === before) return { changes: [], answer: undefined };
    const { knowsOwnVote, milestones, noMessages } = entry;
    const notices = entry.notices.slice(-MOST_NOTICES);
    const isEmpty =
      notices.length === 0 && [knowsOwnVote, milestones, noMessages].every((told) => told === undefined);
    return {
      changes: [{ kind: 'notices', key: userId, entry: isEmpty ? undefined : { ...entry, notices } }],
      answer: undefined,
    };
  },
});
