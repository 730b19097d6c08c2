import type { Erasure } from '../../storage/entries/data-entries.ts';
import type { Store } from '../../storage/store/store.ts';
import type { OpenGuild } from '../memory/open-guild.ts';
import { runForEach } from '../memory/run-for-each.ts';
import { eraseImports } from './erase-imports.ts';
import { eraseNotes } from './erase-notes.ts';
import { eraseReview } from './erase-review.ts';
import { eraseVotes } from './erase-votes.ts';
import type { Erased } from './erased.ts';
import { markCleared } from './erasure.ts';
import { scrubEntries } from './scrub-entries.ts';

/**
 * Acts that had begun before an erasure may still write something after it was looked for; then it is looked for again. More often
 * than this says that something does not go.
 */
const MOST_PASSES = 10;

/**
 * Erases what is stored of a member whose erasure has begun, in memory and on disk, in many commits: when the process ends in
 * between, the same again does the rest. Rejects with StorageError when the disk fails.
 */
export async function clearMember(
  guild: OpenGuild,
  store: Pick<Store, 'eraseUnreadable'>,
  erasure: Erasure,
): Promise<void> {
  if (erasure.isCleared) return;
  await guild.votes.flushAll();
  let passes = 0;
  while (await clearOnce(guild, erasure)) {
    passes += 1;
    if (passes === MOST_PASSES) throw new Error('Something of an erased member comes back again and again');
  }
  await store.eraseUnreadable(guild.memory.id, erasure.userId);
  await guild.run(markCleared(erasure));
}

/** Resolves to whether there was anything. */
async function clearOnce(guild: OpenGuild, erased: Erased): Promise<boolean> {
  const hadImports = await eraseImports(guild, erased);
  await guild.run(eraseNotes(erased));
  const hadReviews = await eraseReviews(guild, erased);
  const hadEntries = await scrubEntries(guild, erased);
  const hadVotes = await eraseVotes(guild, erased);
  return hadImports || hadReviews || hadEntries || hadVotes;
}

async function eraseReviews(guild: OpenGuild, { userId }: Erased): Promise<boolean> {
  const { memory, store } = guild;
  /** By review key: the keys of the copies that are kept for undo. */
  const copies = new Map<string, string[]>();
  for await (const key of store.removed.keysHolding(`:${userId}`, `${memory.id}:`)) {
    const [, showId = '', authorId = ''] = key.split(':');
    if (authorId !== userId) continue;
    const reviewKey = `${showId}:${authorId}`;
    copies.set(reviewKey, [...(copies.get(reviewKey) ?? []), key]);
  }
  // Looked for after the copies: what an undo that was under way has brought back is here by now.
  const keys = new Set([...copies.keys(), ...memory.keysBy(userId)]);
  await runForEach(guild, [...keys], (key) => eraseReview(key, userId, copies.get(key) ?? []));
  return keys.size > 0;
}
