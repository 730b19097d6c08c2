import { partsOfKey } from '../../reviews/review.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { GuildView } from '../memory/act.ts';

/** How many reviews of others a member has voted on, whether it counts or not. Searches all votes of the guild. */
export async function votesBy({ store }: Pick<GuildView, 'store'>, userId: string): Promise<number> {
  let count = 0;
  for await (const key of store.votes.keysHolding(`"${userId}"`))
    if (partsOfKey(key)?.authorId !== userId) count += 1;
  return count;
}

/** How many reports a member has sent that are kept. Searches all reports of the guild. */
export async function reportsBy({ store }: Pick<GuildView, 'store'>, userId: string): Promise<number> {
  let count = 0;
  for await (const key of store.reports.keysHolding(`"${userId}"`)) {
    const { reports = [] } = (await store.reports.get(key).catch(undefinedIfUnreadable)) ?? {};
    count += reports.filter(({ by }) => by === userId).length;
  }
  return count;
}
