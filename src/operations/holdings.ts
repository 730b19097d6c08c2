import type { Store } from '../storage/store/store.ts';

/** What a store holds, for the log: one question after the other, so that members' come between. Rejects with StorageError. */
export async function holdingsOf(
  store: Pick<Store, 'guildIds' | 'reviewCount'>,
): Promise<{ readonly guilds: number; readonly reviews: number }> {
  const guildIds = await store.guildIds();
  let reviews = 0;
  for (const id of guildIds) reviews += await store.reviewCount(id);
  return { guilds: guildIds.length, reviews };
}
