import { expect, test } from 'vitest';
import { put } from '../../../src/guilds/memory/change.ts';
import { outboxKey } from '../../../src/guilds/posting/outbox-key.ts';
import { deleteReview } from '../../../src/guilds/reviews/delete-review.ts';
import { restoreReview } from '../../../src/guilds/reviews/restore-review.ts';
import { setDetails } from '../../../src/guilds/reviews/set-details.ts';
import { type ReviewRequest, writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { bestShows } from '../../support/best-shows.ts';
import { fillable, memoryStore, NOOR, OPINION, openedGuild, reopened } from '../memory/opened-guild.ts';

const REQUEST: ReviewRequest = {
  author: NOOR,
  hasWriterRole: true,
  show: { id: 'glass', title: 'Glass Heart' },
  opinion: OPINION,
  channelId: '7',
  now: 1000,
};
const KEY = 'glass:21';

test('A new review is on disk with its show, its channel and the request to post it', async () => {
  const { guild, store } = await openedGuild();
  const { review, show, edited, added } = await guild.run(writeReview(REQUEST));
  expect({ edited, added }).toEqual({ edited: false, added: true });
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
  expect(memory.postings.isIn('7')).toBe(true);
  expect(memory.review('glass', '21')).toEqual(guild.memory.review('glass', '21'));
  expect(await bestShows(memory)).toEqual([
    {
      show,
      ...{ rank: 1, value: 80, mean: 80, reviews: 1, count: 1, high: 0, low: 0 },
      only: { authorId: '21', score: 80 },
    },
  ]);
});

test('An edit keeps the fields that the modal does not have, and the earlier score', async () => {
  const { guild, store } = await openedGuild();
  const aspects = { story: 40, music: 60 };
  const progress = { status: 'completed', seen: 16, total: 16 } as const;
  await guild.run(writeReview({ ...REQUEST, opinion: { ...OPINION, aspects, progress } }));
  await guild.run(writeReview({ ...REQUEST, opinion: { ...OPINION, score: 65 }, channelId: '8', now: 2000 }));
  const { edited, review } = await guild.run(
    writeReview({
      ...REQUEST,
      opinion: { ...OPINION, body: 'On second thought.', score: 65 },
      now: 3000,
    }),
  );
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
  expect(await store.guild('1').reviews.get(KEY)).toEqual(review);
  expect(await bestShows(guild.memory)).toMatchObject([{ mean: 65, count: 1 }]);
});

test('Reviews of a new show that are written at the same moment share one show, each on disk', async () => {
  const { guild, store } = await openedGuild();
  const authors = Array.from({ length: 12 }, (_, index) => ({ ...NOOR, id: `${30 + index}` }));
  await Promise.all(
    authors.map((author, index) =>
      guild.run(writeReview({ ...REQUEST, author, show: { id: `new-${index}`, title: 'glass  HEART' } })),
    ),
  );
  const { memory } = await reopened(store);
  expect(await bestShows(memory)).toMatchObject([{ mean: 80, count: 12 }]);
});

test("A review can add a show's year once, and never changes it", async () => {
  const { guild } = await openedGuild();
  await guild.run(writeReview(REQUEST));
  const dated = await guild.run(writeReview({ ...REQUEST, show: { ...REQUEST.show, year: 2025 } }));
  expect(dated).toMatchObject({ added: false, show: { id: 'glass', year: 2025 } });
  const again = await guild.run(writeReview({ ...REQUEST, show: { ...REQUEST.show, year: 1999 } }));
  expect(again).toMatchObject({ added: false, show: { id: 'glass', year: 2025 } });
});

test('A review that the disk refuses is neither acknowledged nor in memory', async () => {
  const { store, disk } = fillable(await memoryStore());
  const guild = await reopened(store);
  disk.full = true;
  await expect(guild.run(writeReview(REQUEST))).rejects.toMatchObject({ code: 'full' });
  expect(guild.memory.reviewCount).toBe(0);
  expect(guild.memory.suggestShows('', 9, 'all').matching).toEqual([]);
  disk.full = false;
  await guild.run(writeReview(REQUEST));
  expect(guild.memory.reviewCount).toBe(1);
});

test('An edit of a review that was deleted meanwhile creates no new one', async () => {
  const { guild } = await openedGuild();
  const edit = { ...REQUEST, channelId: undefined };
  await expect(guild.run(writeReview(edit))).rejects.toMatchObject({ code: 'review-not-found' });
  expect(guild.memory.reviewCount).toBe(0);
});

test('Where a review was imported from outlasts its edits, and its deletion and undo', async () => {
  const { guild } = await openedGuild();
  const { review } = await guild.run(writeReview(REQUEST));
  const imported = { at: 500, from: 'another site' };
  await guild.commit([put('reviews', KEY, { ...review, imported })]);
  await guild.run(writeReview({ ...REQUEST, opinion: { ...OPINION, score: 65 }, now: 2000 }));
  await guild.run(
    setDetails(
      KEY,
      { userId: '21', hasWriterRole: true },
      { aspects: { story: 40 }, progress: undefined },
      2500,
    ),
  );
  await guild.run(deleteReview(KEY, { by: '21', now: 3000 }));
  await guild.run(restoreReview(KEY, { by: '21', now: 3001 }));
  expect(await guild.store.reviews.get(KEY)).toMatchObject({ score: 65, imported });
});
