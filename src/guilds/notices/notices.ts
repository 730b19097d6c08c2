import type { MemberNotices, Notice } from '../../storage/entries/entries.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';

const NOTHING: MemberNotices = { notices: [] };

/** Keeps something that a member is told at their next command. Resolves when it is on disk. */
export const addNotice = (guild: OpenGuild, userId: string, notice: Notice): Promise<void> =>
  changeNotices(guild, userId, (entry) => ({ ...entry, notices: [...entry.notices, notice] }));

/** What waits to be told to a member; nothing is read for those for whom nothing waits. */
export async function noticesFor({ memory, store }: OpenGuild, userId: string): Promise<readonly Notice[]> {
  return memory.hasNotices(userId) ? ((await store.notices.get(userId))?.notices ?? []) : [];
}

/** Forgets the oldest notices of a member, once they were told. */
export const forgetNotices = (guild: OpenGuild, userId: string, count: number): Promise<void> =>
  changeNotices(guild, userId, (entry) => ({ ...entry, notices: entry.notices.slice(count) }));

/** Changes what waits to be told to a member, and what they know. Resolves when that is on disk. */
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
