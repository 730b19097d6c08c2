import { expect, test } from 'vitest';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { type ReviewRequest, writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import { NOOR, OPINION, openedGuild, reopened } from '../memory/opened-guild.ts';

const REQUEST: ReviewRequest = {
  author: NOOR,
  show: { id: 'glass', title: 'Glass Heart' },
  opinion: OPINION,
  channelId: '7',
  now: 1000,
};
const KEY = 'glass:21';

test('A new review is on disk with its show, its channel and the request to post it', async () => {
  const { guild, store } = await openedGuild();
  const { review, show, edited, retitled, added } = await writeReview(guild, REQUEST);
  expect({ edited, retitled, added }).toEqual({ edited: false, retitled: false, added: true });
  expect(show).toEqual({ id: 'glass', title: 'Glass Heart', addedBy: '21', addedAt: 1000 });
  expect(review).toMatchObject({ ...OPINION, writtenAt: 1000, posting: { state: 'wanted', channelId: '7' } });
  const posting = review.posting;
  expect(await store.outbox.get(outboxKey('1', KEY))).toMatchObject({
    action: 'post',
    reviewKey: KEY,
    postingId: 'id' in posting && posting.id,
    channelId: '7',
  });
  const { memory } = await reopened(store);
  expect(memory.record.reviewChannels).toEqual(['7']);
  expect(memory.review('glass', '21')).toEqual(guild.memory.review('glass', '21'));
  expect([...memory.scoredShows()]).toEqual([{ show, sum: 80, count: 1 }]);
});

test('An edit keeps the fields that the modal does not have, and the earlier score', async () => {
  const { guild, store } = await openedGuild();
  const aspects = { story: 40, music: 60 };
  const progress = { status: 'completed', seen: 16, total: 16 } as const;
  await writeReview(guild, { ...REQUEST, opinion: { ...OPINION, aspects, progress } });
  await writeReview(guild, { ...REQUEST, opinion: { ...OPINION, score: 65 }, channelId: '8', now: 2000 });
  const { edited, review } = await writeReview(guild, {
    ...REQUEST,
    opinion: { ...OPINION, body: 'On second thought.', score: 65 },
    now: 3000,
  });
  expect(edited).toBe(true);
  expect(review).toMatchObject({
    body: 'On second thought.',
    score: 65,
    aspects,
    progress,
    writtenAt: 1000,
    editedAt: 3000,
    earlierScores: [{ score: 80, until: 2000, shown: false }],
    posting: { channelId: '7' },
  });
  expect(await store.reviews('1').get(KEY)).toEqual(review);
  expect([...guild.memory.scoredShows()]).toMatchObject([{ sum: 65, count: 1 }]);
});

test('Reviews of a new show that are written at the same moment share one show, each on disk', async () => {
  const { guild, store } = await openedGuild();
  const authors = Array.from({ length: 12 }, (_, index) => ({ ...NOOR, id: `${30 + index}` }));
  await Promise.all(
    authors.map((author, index) =>
      writeReview(guild, { ...REQUEST, author, show: { id: `new-${index}`, title: 'glass  HEART' } }),
    ),
  );
  const { memory } = await reopened(store);
  expect([...memory.scoredShows()]).toMatchObject([{ sum: 12 * 80, count: 12 }]);
});

test("A review can add a show's year once, and never changes it", async () => {
  const { guild } = await openedGuild();
  await writeReview(guild, REQUEST);
  const dated = await writeReview(guild, { ...REQUEST, show: { ...REQUEST.show, year: 2025 } });
  expect(dated).toMatchObject({ retitled: true, show: { id: 'glass', year: 2025 } });
  const again = await writeReview(guild, { ...REQUEST, show: { ...REQUEST.show, year: 1999 } });
  expect(again).toMatchObject({ retitled: false, show: { id: 'glass', year: 2025 } });
});

test('A review that the disk refuses is neither acknowledged nor in memory', async () => {
  const { guild } = await openedGuild();
  const full = new StorageError('full', 'The disk is full.');
  const refusing = {
    ...guild,
    store: { ...guild.store, reviews: { ...guild.store.reviews, set: () => Promise.reject(full) } },
  };
  await expect(writeReview(refusing, REQUEST)).rejects.toBe(full);
  expect(guild.memory.reviewCount).toBe(0);
  await writeReview(guild, REQUEST);
  expect(guild.memory.reviewCount).toBe(1);
});

test('An edit of a review that was deleted meanwhile creates no new one', async () => {
  const { guild } = await openedGuild();
  const edit = { ...REQUEST, channelId: undefined };
  await expect(writeReview(guild, edit)).rejects.toMatchObject({ code: 'review-not-found' });
  expect(guild.memory.reviewCount).toBe(0);
});
