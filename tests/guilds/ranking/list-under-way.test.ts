import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { put, remove } from '../../../src/guilds/memory/change.ts';
import { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import { type CountedReview, listShows } from '../../../src/reviews/ranking/list-shows.ts';
import type { OwnSort } from '../../../src/reviews/ranking/placed-show.ts';
import type { ShowFilter } from '../../../src/reviews/ranking/show-list.ts';
import { type Review, reviewKey } from '../../../src/reviews/review.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import { seededRandom } from '../../soak/seeded-random.ts';

const REVIEWS = 40_000;
const SHOWS = 400;
const LISTS: readonly { readonly sort: OwnSort; readonly filter: ShowFilter }[] = [
  { sort: 'best', filter: {} },
  { sort: 'loved', filter: { period: { year: 2025 } } },
  { sort: 'reviews', filter: { period: { year: 2025, month: 3 }, kind: 'film' } },
  { sort: 'best', filter: { years: { from: 2000, to: 2009 } } },
];

const { below } = seededRandom(7);

function writtenReview(showId: string, authorId: string): Review {
  const author = { id: authorId, name: authorId, avatarUrl: 'https://cdn.example/1.png' };
  const posting = { state: 'wanted', id: 'p', channelId: '7' } as const;
  return {
    ...{ showId, author, posting, spoilers: false, earlierScores: [] },
    score: below(21) * 5,
    writtenAt: Date.UTC(2025, below(20), 1 + below(28)),
  };
}

test('A list that is put together while reviews change and shows are merged has every change once', async () => {
  const memory = new GuildMemory('1');
  const shows = new Map<string, Show>();
  const reviews = new Map<string, Review>();
  const putShow = (show: Show) => {
    shows.set(show.id, show);
    memory.apply(put('shows', show.id, show));
  };
  const write = (showId: string, authorId: string) => {
    const key = reviewKey(showId, authorId);
    const review = writtenReview(showId, authorId);
    reviews.set(key, review);
    memory.apply(put('reviews', key, review));
  };
  const kinds = ['film', 'anime'] as const;
  for (let at = 0; at < SHOWS; at++)
    putShow({
      id: `s${at}`,
      title: `Show ${at}`,
      year: 1990 + (at % 30),
      kind: kinds[at % 2],
      addedBy: '1',
      addedAt: 1,
    });
  // Every member reviews a hundred shows that follow each other, so that no two reviews are of one show.
  for (let at = 0; at < REVIEWS; at++) write(`s${(at * 7) % SHOWS}`, `${21 + Math.floor(at / 100)}`);

  const pages = LISTS.map((list) => memory.showLists.page(list, 1, 10, 0));
  let isDone = false;
  void Promise.all(pages).then(() => {
    isDone = true;
  });
  let turns = 0;
  for (; !isDone; turns++) {
    await setImmediate();
    // A newcomer's first three reviews, one that is deleted, one that is written anew, and two shows that nobody has both reviewed.
    const newcomer = `${5000 + turns}`;
    for (const at of [0, 1, 2]) write(`s${(turns * 3 + at) % SHOWS}`, newcomer);
    const [gone = '', again = ''] = [below(REVIEWS), below(REVIEWS)].map((at) => [...reviews.keys()][at]);
    reviews.delete(gone);
    memory.apply(remove('reviews', gone));
    const review = reviews.get(again);
    if (review !== undefined) write(review.showId, review.author.id);
    if (turns < 5) putShow({ id: `empty${turns}`, title: 'Empty', addedBy: '1', addedAt: 1 });
    if (turns < 5) putShow({ ...(shows.get(`s${turns}`) as Show), mergedInto: `empty${turns}` });
  }
  expect(turns).toBeGreaterThan(1);

  const currentId = (showId: string) => shows.get(showId)?.mergedInto ?? showId;
  const counted = [...reviews.values()].map(
    ({ showId, author, score, writtenAt }): CountedReview => ({
      ...{ showId: currentId(showId), authorId: author.id, score, writtenAt },
    }),
  );
  for (const list of LISTS) {
    const { shows: listed } = await memory.showLists.page(list, 1, 1000, 0);
    expect(listed).toEqual(listShows(counted, shows, list, 5));
  }
});

test('A list has nothing that was hidden while it was put together', async () => {
  const memory = new GuildMemory('1');
  for (let at = 0; at < 5000; at++) {
    const [showId, key] = [`s${at}`, reviewKey(`s${at}`, '9')];
    memory.apply(put('shows', showId, { id: showId, title: `Show ${at}`, addedBy: '1', addedAt: 1 }));
    memory.apply(put('reviews', key, writtenReview(showId, '9')));
  }
  const page = memory.showLists.page({ sort: 'reviews', filter: {} }, 1, 5000, 0);
  await setImmediate();
  memory.apply(put('moderation', reviewKey('s0', '9'), { hidden: { by: '8', at: 1 } }));
  const { shows, total } = await page;
  expect(shows.map(({ show }) => show.id)).not.toContain('s0');
  expect(total).toBe(4999);
});
