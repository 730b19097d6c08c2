import type { Author, Review } from '../../reviews/review.ts';
import type { GuildView } from '../memory/act.ts';

/** The stored reviews under these keys, as far as they are there and can be read. Rejects with StorageError when the disk fails. */
export async function readReviews(guild: GuildView, keys: Iterable<string>): Promise<Map<string, Review>> {
  const read = async (key: string) => [key, await guild.readableReview(key)] as const;
  const reviews = await Promise.all([...new Set(keys)].map(read));
  return new Map(reviews.flatMap(([key, review]) => (review === undefined ? [] : [[key, review] as const])));
}

/**
 * Members as their latest review that counts shows them, by user id; nobody who has none. Rejects with StorageError when the
 * disk fails.
 */
export async function readAuthors(guild: GuildView, userIds: Iterable<string>): Promise<Map<string, Author>> {
  const latest = async (userId: string) => (await guild.memory.writtenOrders.of(userId)).at(0) ?? [];
  const keys = (await Promise.all([...new Set(userIds)].map(latest))).flat();
  const reviews = await readReviews(guild, keys);
  return new Map(reviews.values().map(({ author }) => [author.id, author]));
}
