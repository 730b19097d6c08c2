import { put } from '../../../src/guilds/memory/change.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import type { Posting } from '../../../src/reviews/review.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { memoryStore, OPINION, reopened } from '../memory/opened-guild.ts';

export const CHANNEL = '7';

/** The key of one of many reviews of a show. */
export const keyOf = (index: number): string => `glass:${1000 + index}`;

export const posted = (index: number): Posting => ({
  state: 'posted',
  id: `p${index}`,
  channelId: CHANNEL,
  messageId: String(5000 + index),
  postedAt: 1,
});

/** A store that counts commits, and whose disk is full after some. */
function counting(store: Store) {
  const disk = { commits: 0, fullAfter: Infinity };
  const commit: Store['commit'] = async (writes) => {
    if (disk.commits >= disk.fullAfter) throw new StorageError('full', 'The disk is full.');
    disk.commits += 1;
    await store.commit(writes);
  };
  return { store: { ...store, commit }, disk };
}

/** A guild with this many reviews of a show, each by another member. */
export async function withReviews(count: number, postingOf: (index: number) => Posting) {
  const { store, disk } = counting(await memoryStore());
  const guild = await reopened(store);
  const indices = Array.from({ length: count }, (_, index) => index);
  await guild.commit([
    put('shows', 'glass', { id: 'glass', title: 'Glass Heart', addedBy: '21', addedAt: 1 }),
    ...indices.map((index) => {
      const author = { id: String(1000 + index), name: 'Noor', avatarUrl: 'https://cdn.example/1.png' };
      const review = { showId: 'glass', author, ...OPINION, writtenAt: index + 1, earlierScores: [] };
      return put('reviews', keyOf(index), { ...review, posting: postingOf(index) });
    }),
  ]);
  disk.commits = 0;
  return { store, guild, disk, keys: indices.map(keyOf) };
}

/** Loads this many reviews into memory alone, for work that takes longer than a turn of the event loop. */
export function loadReviews(
  { memory }: OpenGuild,
  count: number,
  postingOf: (index: number) => Posting,
): void {
  for (let index = 0; index < count; index += 1) {
    const authorId = String(1000 + index);
    const review = {
      showId: 'glass',
      authorId,
      writtenAt: count - index,
      changedAt: 1,
      imported: false,
      authorName: 'Noor',
      hasText: true,
    };
    memory.load({ ...review, key: keyOf(index), posting: postingOf(index) });
  }
}
