import type { Notice } from '../storage/entries.ts';
import type { OpenGuild } from './guild-directory.ts';

/** Keeps something that a member is told at their next command. Resolves when it is on disk. */
export const addNotice = (guild: OpenGuild, userId: string, notice: Notice): Promise<void> =>
  changeNotices(guild, userId, (notices) => [...notices, notice]);

/** What waits to be told to a member; nothing is read for those for whom nothing waits. */
export async function noticesFor({ memory, store }: OpenGuild, userId: string): Promise<readonly Notice[]> {
  return memory.hasNotices(userId) ? ((await store.notices.get(userId))?.notices ?? []) : [];
}

/** Forgets the oldest notices of a member, once they were told. */
export const forgetNotices = (guild: OpenGuild, userId: string, count: number): Promise<void> =>
  changeNotices(guild, userId, (notices) => notices.slice(count));

function changeNotices(
  { memory, store, queue }: OpenGuild,
  userId: string,
  change: (notices: readonly Notice[]) => readonly Notice[],
): Promise<void> {
  return queue.run(`notices:${userId}`, async () => {
    const notices = change((await store.notices.get(userId))?.notices ?? []);
    if (notices.length === 0) await store.notices.delete(userId);
    else await store.notices.set(userId, { notices });
    memory.setNotices(userId, notices.length > 0);
  });
}
