import type { Store } from '../storage/store/store.ts';

/** What a store holds, for the log. Rejects with StorageError. */
export async function holdingsOf(
  store: Pick<Store, 'guildIds' | 'reviewCount'>,
): Promise<{ readonly guilds: number; readonly reviews: number }> {
  const guildIds = await store.guildIds();
  const counts = await Promise.all(guildIds.map((id) => store.reviewCount(id)));
  return { guilds: guildIds.length, reviews: counts.reduce((sum, count) => sum + count, 0) };
}
