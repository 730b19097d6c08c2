import fc from 'fast-check';
import { expect, test } from 'vitest';
import { put, remove } from '../../../src/guilds/memory/change.ts';
import { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import { type CountedReview, listShows } from '../../../src/reviews/ranking/list-shows.ts';
import {
  DEFAULT_PRIOR_REVIEWS,
  isOwnSort,
  type OwnSort,
  type TasteSort,
} from '../../../src/reviews/ranking/placed-show.ts';
import { type ListedShow, SHOW_SORTS, type ShowFilter } from '../../../src/reviews/ranking/show-list.ts';
import { type Review, reviewKey } from '../../../src/reviews/review.ts';
import { SHOW_KINDS, type Show } from '../../../src/reviews/shows/show.ts';
import { scoreChange, showChange } from '../taste/score-changes.ts';
import { defineList } from './define-list.ts';

const SHOWS = ['1', '2', '3', '4', '5'];
const AUTHORS = ['21', '22', '23', '24', '25', '26', '27'];
const MONTHS = [
  Date.UTC(2025, 11, 31, 23, 59, 59, 999),
  Date.UTC(2026, 0),
  Date.UTC(2026, 1, 28),
  Date.UTC(2026, 2),
];

const IMPORT = { at: 1, from: 'elsewhere' };

const FILTERS: readonly ShowFilter[] = [
  {},
  { kind: 'film' },
  { years: { from: 1990, to: 1999 } },
  { kind: 'anime', years: { from: 1995, to: 2004 } },
  { period: { year: 2026 } },
  { period: { year: 2026, month: 2 } },
  { period: { year: 2025, month: 12 }, kind: 'film' },
  { by: '21' },
  { by: '22', kind: 'film' },
  { by: '21', period: { year: 2026, month: 1 } },
];
const LISTS = FILTERS.flatMap((filter) => SHOW_SORTS.map((sort) => ({ sort, filter })));
const NOW = Date.UTC(2026, 2, 5);

const id = fc.constantFrom(...SHOWS);
const key = fc.tuple(id, fc.constantFrom(...AUTHORS));
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      key,
      // Few different scores, so that many averages are equal.
      score: fc.constantFrom(undefined, 40, 60, 90, 90),
      writtenAt: fc.constantFrom(...MONTHS),
      imported: fc.constantFrom(undefined, undefined, IMPORT),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hide' as const), key, hides: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('show' as const),
      id,
      title: fc.constantFrom('Dark', 'dark', 'Glass Heart'),
      kind: fc.constantFrom(undefined, ...SHOW_KINDS),
      year: fc.constantFrom(undefined, 1989, 1990, 1999, 2004),
    }),
  },
  fc.record({ do: fc.constant('merge' as const), from: id, into: fc.option(id, { nil: undefined }) }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      list: fc.constantFrom(...LISTS),
      awaits: fc.boolean(),
    }),
  },
  fc.record({ do: fc.constant('weight' as const), priorReviews: fc.integer({ min: 0, max: 25 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** By value where it is what the list is ordered by: a rising show tells its rating, and how many reviews it got of late. */
const placesIn = (sort: TasteSort, shows: readonly ListedShow[]) =>
  shows.map(({ show, value, recent }) => ({
    showId: show.id,
    value: sort === 'rising' ? recent : Number(value.toFixed(6)),
  }));

/** A guild beside what is known about it in the plainest way. */
class Model {
  readonly memory = new GuildMemory('1');
  readonly #reviews = new Map<string, Review>();
  readonly #hidden = new Set<string>();
  readonly #shows = new Map<string, Show>();
  #priorReviews = DEFAULT_PRIOR_REVIEWS;
  #at = 0;

  constructor() {
    for (const showId of SHOWS)
      this.#putShow({ id: showId, title: `Show ${showId}`, addedBy: '1', addedAt: 1 });
  }

  async take(one: Step): Promise<void> {
    const { memory } = this;
    if (one.do === 'ask') {
      const page = memory.showLists.page(one.list, 1, 3, 0);
      if (one.awaits) await page;
    } else if (one.do === 'weight') {
      this.#priorReviews = one.priorReviews;
      memory.apply(put('guilds', '1', { priorReviews: one.priorReviews }));
    } else if (one.do === 'show') {
      const { title, kind, year } = one;
      this.#putShow({ ...(this.#shows.get(one.id) as Show), title, kind, year });
    } else if (one.do === 'merge') {
      const into = one.into && this.#countsAs(one.into);
      if (into !== one.from && (into === undefined || this.#countsAs(one.from) !== into))
        this.#putShow({ ...(this.#shows.get(one.from) as Show), mergedInto: into });
    } else this.#review(one);
  }

  listed(sort: OwnSort, filter: ShowFilter) {
    return listShows(this.#counted(), this.#shows, { sort, filter }, this.#priorReviews);
  }

  #review(one: Exclude<Step, { do: 'ask' | 'weight' | 'show' | 'merge' }>): void {
    const [showId, authorId] = one.key;
    const name = reviewKey(showId, authorId);
    this.#at += 1;
    if (one.do === 'delete') {
      this.#reviews.delete(name);
      this.memory.apply(remove('reviews', name));
    } else if (one.do === 'hide') {
      if (one.hides) this.#hidden.add(name);
      else this.#hidden.delete(name);
      this.memory.apply(put('moderation', name, one.hides ? { hidden: { at: 1 } } : {}));
    } else {
      const author = { id: authorId, name: authorId, avatarUrl: 'https://cdn.example/1.png' };
      const { score, writtenAt, imported } = one;
      const posting = { state: 'wanted', id: 'p', channelId: '7' } as const;
      const written: Review = {
        ...{ showId, author, score, writtenAt, imported, posting, spoilers: false, earlierScores: [] },
        editedAt: MONTHS.length + Date.UTC(2027, 0) + this.#at,
      };
      this.#reviews.set(name, written);
      this.memory.apply(put('reviews', name, written));
    }
  }

  #putShow(show: Show): void {
    this.#shows.set(show.id, show);
    this.memory.apply(put('shows', show.id, show));
  }

  #countsAs(showId: string): string {
    const into = this.#shows.get(showId)?.mergedInto;
    return into === undefined ? showId : this.#countsAs(into);
  }

  tasted(sort: TasteSort, filter: ShowFilter) {
    const all = this.#counted();
    const own = (showId: string) =>
      this.listed('best', filter).some((listed) => filter.by === undefined || listed.show.id === showId);
    return defineList(sort, filter, all, this.#shows, this.#priorReviews, NOW).filter(({ showId }) =>
      own(showId),
    );
  }

  /** Of those that a member has of one show since shows were merged, the one changed last is in front. */
  #counted(): (CountedReview & { imported: boolean })[] {
    const all = [...this.#reviews].map(([name, review]) => ({
      name,
      review,
      showId: this.#countsAs(review.showId),
    }));
    const inFront = Map.groupBy(all, ({ review, showId }) => reviewKey(showId, review.author.id));
    return [...inFront.values()].flatMap((some) => {
      const [front] = some.toSorted((a, b) => (b.review.editedAt ?? 0) - (a.review.editedAt ?? 0));
      if (front === undefined || this.#hidden.has(front.name)) return [];
      const { author, score, writtenAt, imported } = front.review;
      return [
        { showId: front.showId, authorId: author.id, score, writtenAt, imported: imported !== undefined },
      ];
    });
  }
}

test('Whatever is written, edited, deleted, hidden, renamed, merged and parted, every list is what it is defined to be', () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
      const model = new Model();
      for (const one of steps) await model.take(one);
      for (const { sort, filter } of LISTS) {
        const { shows, total } = await model.memory.showLists.page({ sort, filter }, 1, 10, NOW);
        const name = JSON.stringify({ sort, filter });
        expect(total, name).toBe(shows.length);
        if (isOwnSort(sort)) expect(shows, name).toEqual(model.listed(sort, filter));
        else expect(placesIn(sort, shows), name).toEqual(model.tasted(sort, filter));
      }
      const best = model.listed('best', {});
      for (const showId of SHOWS) {
        const place = best.find(({ show }) => show.id === showId);
        expect(await model.memory.showLists.standing(showId)).toEqual(
          place && { rank: place.rank, of: best.length, weighted: place.value },
        );
      }
    }),
    { numRuns: 100 },
  ));

test('Where nothing is left of a page of an older snapshot there is the nearest page, and no empty one', async () => {
  const memory = new GuildMemory('1');
  const shows = Array.from({ length: 21 }, (_, at) => `s${at}`);
  for (const showId of shows) memory.apply(showChange(showId));
  // So many scores that the snapshot may lag.
  for (let at = 0; at < 2100; at++)
    memory.apply(scoreChange(`s${at % 21}`, `${1000 + at}`, at % 21 === 20 ? 70 : at % 2 === 0 ? 20 : 90));
  memory.apply(scoreChange('s1', '9', 90));
  const list = { sort: 'divisive', filter: {} } as const;
  const own = { sort: 'divisive', filter: { by: '9' } } as const;
  const { pages, shows: last } = await memory.showLists.page(list, 3, 10, NOW);
  expect([pages, last.map(({ show }) => show.id)]).toEqual([3, ['s20']]);
  expect((await memory.showLists.page(own, 1, 10, NOW)).shows).toHaveLength(1);

  memory.apply(remove('reviews', reviewKey('s1', '9')));
  memory.apply(showChange('s20', { mergedInto: 's19' }));
  const nearest = await memory.showLists.page(list, 3, 10, NOW + 1);
  expect(nearest).toMatchObject({ page: 2, pages: 2, total: 20 });
  expect(nearest.shows.map(({ rank }) => rank)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  const none = await memory.showLists.page(own, 1, 10, NOW + 1);
  expect(none).toMatchObject({ shows: [], total: 0, empty: { others: 20 } });
});

test('Where nothing rises the newest review is told that was not imported, however many of those are newer, posted or not', async () => {
  const memory = new GuildMemory('1');
  memory.apply(showChange('s0'));
  memory.apply(showChange('s1'));
  const DECEMBER = Date.UTC(2025, 11, 31);
  const rising = async () =>
    (await memory.showLists.page({ sort: 'rising', filter: {} }, 1, 10, NOW)).empty?.newest;
  for (let at = 0; at < 300; at++)
    memory.apply(scoreChange('s0', `${1000 + at}`, 90, { writtenAt: NOW - at, imported: IMPORT }));
  expect(await rising()).toBeUndefined();
  memory.apply(scoreChange('s1', '9', 80, { writtenAt: DECEMBER }));
  memory.apply(scoreChange('s1', '8', 80, { writtenAt: DECEMBER - 1 }));
  expect(await rising()).toMatchObject({ show: { id: 's1' }, authorId: '9', at: DECEMBER });
  // Of several at the same time always the same one.
  memory.apply(scoreChange('s1', '7', 80, { writtenAt: DECEMBER }));
  expect(await rising()).toMatchObject({ authorId: '7' });
  memory.apply(remove('reviews', reviewKey('s1', '7')));
  memory.apply(scoreChange('s0', '9', 80, { writtenAt: DECEMBER }));
  expect(await rising()).toMatchObject({ show: { id: 's0' } });
});
