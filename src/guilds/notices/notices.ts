import type { MemberNotices, Notice } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';

const NOTHING: MemberNotices = { notices: [] };

/** Stores a notice, which the member sees after their next command. Resolves once it is on disk. */
export const addNotice = (guild: OpenGuild, userId: string, notice: Notice): Promise<void> =>
  changeNotices(guild, userId, (entry) => ({ ...entry, notices: [...entry.notices, notice] }));

/** A member's unread notices, oldest first. Reads the disk only when there are some. */
export async function noticesFor({ memory, store }: OpenGuild, userId: string): Promise<readonly Notice[]> {
  return memory.hasNotices(userId) ? ((await store.notices.get(userId))?.notices ?? []) : [];
}

/** Deletes a member's oldest notices, after they were shown. */
export const forgetNotices = (guild: OpenGuild, userId: string, count: number): Promise<void> =>
  changeNotices(guild, userId, (entry) => ({ ...entry, notices: entry.notices.slice(count) }));

/** Changes a member's notices and what they have been told for good. Resolves once that is on disk. */
export function changeNotices(
  { memory, store, queue }: OpenGuild,
  userId: string,
  change: (entry: MemberNotices) => MemberNotices,
): Promise<void> {
  return queue.run(`notices:${userId}`, async () => {
    const before = (await store.notices.get(userId)) ?? NOTHING;
    const entry = change(before);
    if (entry === before) return;
    const { notices, knowsOwnVote, milestones } = entry;
    const isEmpty = notices.length === 0 && knowsOwnVote === undefined && milestones === undefined;
    if (isEmpty) await store.notices.delete(userId);
    else await store.notices.set(userId, entry);
    memory.setHasNotices(userId, notices.length > 0);
  });
}
