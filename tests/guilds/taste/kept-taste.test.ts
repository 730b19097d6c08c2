import fc from 'fast-check';
import { expect, test } from 'vitest';
import { put, remove } from '../../../src/guilds/memory/change.ts';
import { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import type { PlacedShows, TasteSnapshot } from '../../../src/guilds/taste/taste-snapshot.ts';
import { reviewKey } from '../../../src/reviews/review.ts';
import { defineAmong, defineTaste, type ScoredReview } from '../../../src/reviews/taste/define-taste.ts';
import { defineDivisive, defineGems, defineRising } from '../../../src/reviews/taste/defined-orders.ts';
import { defineAgreement, defineExpected } from '../../../src/reviews/taste/defined-pairs.ts';
import { pointsApart } from '../../../src/reviews/taste/show-orders.ts';
import { hidden, scoreChange, showChange } from './score-changes.ts';

const NOW = Date.UTC(2026, 5, 1);
const DAY = 24 * 60 * 60_000;
const SHOWS = ['s0', 's1', 's2', 's3', 's4', 's5'];
const MEMBERS = ['11', '12', '13', '14', '15', '16'];
const M = 5;

const show = fc.constantFrom(...SHOWS);
const member = fc.constantFrom(...MEMBERS);
const change = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      ...{ show, member, imported: fc.boolean(), days: fc.nat(100) },
      score: fc.integer({ min: 0, max: 20 }).map((halves) => halves * 5),
    }),
  },
  fc.record({ do: fc.constant('erase' as const), show, member }),
  fc.record({ do: fc.constant('hide' as const), show, member }),
  fc.record({ do: fc.constant('spoil' as const), show, member }),
  fc.record({ do: fc.constant('merge' as const), show, into: show }),
  fc.record({ do: fc.constant('part' as const), show }),
);
type OneChange = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function apply(memory: GuildMemory, one: OneChange): void {
  if (one.do === 'write') {
    const imported = one.imported ? { imported: { at: 1, from: 'letterboxd' as const } } : {};
    memory.apply(
      scoreChange(one.show, one.member, one.score, { writtenAt: NOW - one.days * DAY, ...imported }),
    );
  } else if (one.do === 'erase') memory.apply(remove('reviews', reviewKey(one.show, one.member)));
  else if (one.do === 'hide') memory.apply(hidden(one.show, one.member));
  else if (one.do === 'spoil') memory.setUnreadable(reviewKey(one.show, one.member));
  else if (one.do === 'part') memory.apply(showChange(one.show));
  else if (memory.show(one.into)?.id !== memory.show(one.show)?.id)
    memory.apply(showChange(memory.show(one.show)?.id ?? one.show, { mergedInto: one.into }));
}

/** The reviews that count, under the shows that they count for. */
const countedIn = (memory: GuildMemory): ScoredReview[] =>
  [...memory.reviews()].flatMap((facts) => {
    const { authorId, score, writtenAt, imported } = facts;
    if (score === undefined || !memory.isCounted(facts)) return [];
    return [{ showId: memory.show(facts.showId)?.id ?? '', authorId, score, writtenAt, imported }];
  });

const rounded = (values: Iterable<readonly [string, number]>) =>
  new Map([...values].map(([id, value]) => [id, Number(value.toFixed(6)) + 0]));

const valuesIn = (order: PlacedShows) =>
  rounded(
    Array.from({ length: order.size }, (_, at) => {
      const { showId, value } = order.at(at) ?? { showId: '', value: 0 };
      return [showId, value] as const;
    }),
  );

async function expectDefined(snapshot: TasteSnapshot, reviews: readonly ScoredReview[]): Promise<void> {
  const taste = defineTaste(reviews, M);
  for (const one of MEMBERS)
    for (const other of MEMBERS)
      if (one !== other) expect(snapshot.compare(one, other).kind).toBe(defineAgreement(taste, one, other));
  for (const id of MEMBERS) {
    const found = await snapshot.recommended(id);
    expect(rounded(found.map(({ showId, value }) => [showId, value]))).toEqual(
      rounded(defineExpected(taste, id)),
    );
  }
  const lately = { year: 2026, month: 5 };
  const isLate = ({ writtenAt }: ScoredReview) => writtenAt >= Date.UTC(2026, 4) && writtenAt < NOW;
  for (const [filter, isWanted] of [[{}, () => true] as const, [{ period: lately }, isLate] as const]) {
    const { divisive, gems, rising } = await snapshot.orders(filter);
    const among = defineAmong(taste, reviews.filter(isWanted), M);
    const apart = [...defineDivisive(among)].map(
      ([id, value]) => [id, pointsApart(value, taste.usual)] as const,
    );
    expect(valuesIn(divisive)).toEqual(rounded(apart));
    expect(valuesIn(gems)).toEqual(rounded(defineGems(among)));
    expect(valuesIn(rising)).toEqual(rounded(defineRising(reviews, M, NOW, isWanted)));
  }
}

test('Whatever is written, replaced, erased, hidden, merged and parted, taste is as the reviews define it that count', () =>
  fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 80, size: 'max' }), async (changes) => {
      const memory = new GuildMemory('1');
      for (const id of SHOWS) memory.apply(showChange(id));
      for (const [at, one] of changes.entries()) {
        // Somebody asks now and then, so that it follows from there.
        if (at % 20 === 0) await memory.taste.snapshot(NOW);
        apply(memory, one);
      }
      await expectDefined(await memory.taste.snapshot(NOW), countedIn(memory));
    }),
    { numRuns: 60 },
  ));

test('What has changed since its scores were gathered is known to the snapshot', async () => {
  const memory = new GuildMemory('1');
  for (const id of SHOWS) memory.apply(showChange(id));
  for (const id of MEMBERS) memory.apply(scoreChange('s0', id, 50));
  const snapshot = await memory.taste.snapshot(NOW);
  expect(snapshot.changed.isAny).toBe(false);
  memory.apply(scoreChange('s0', '11', 55));
  expect(MEMBERS.filter((id) => !snapshot.isTrueOf(id))).toEqual(['11']);
  memory.apply(showChange('s0', { mergedInto: 's1' }));
  expect(MEMBERS.filter((id) => snapshot.isTrueOf(id))).toEqual([]);
});

test('Where there are many scores the snapshot may lag, but no longer than five minutes', async () => {
  const memory = new GuildMemory('1');
  const MINUTE = 60_000;
  memory.apply(showChange('s0'));
  for (let at = 0; at < 3000; at += 1) memory.apply(scoreChange('s0', String(1000 + at), 50));
  const first = await memory.taste.snapshot(NOW);
  expect(await memory.taste.snapshot(NOW + 50 * MINUTE)).toBe(first);
  memory.apply(scoreChange('s0', '1000', 60));
  expect(await memory.taste.snapshot(NOW + 1000)).toBe(first);
  const renewed = await memory.taste.snapshot(NOW + 5 * MINUTE);
  expect(renewed).not.toBe(first);
  expect(renewed.changed.isAny).toBe(false);
  // Time alone changes what is rising.
  expect(await memory.taste.snapshot(NOW + 70 * MINUTE)).not.toBe(renewed);
});

test('A snapshot that is soon too old is renewed behind the answer', async () => {
  const memory = new GuildMemory('1');
  memory.apply(showChange('s0'));
  for (let at = 0; at < 3000; at += 1) memory.apply(scoreChange('s0', String(1000 + at), 50));
  const first = await memory.taste.snapshot(NOW);
  memory.apply(scoreChange('s0', '1000', 60));
  expect(await memory.taste.snapshot(NOW + 4000)).toBe(first);
  await expect.poll(() => memory.taste.snapshot(NOW + 4000)).not.toBe(first);
});

test('Of all settings only how many reviews each show starts with makes a snapshot one of the past', async () => {
  const memory = new GuildMemory('1');
  memory.apply(showChange('s0'));
  for (const id of MEMBERS) memory.apply(scoreChange('s0', id, 50));
  const snapshot = await memory.taste.snapshot(NOW);
  memory.apply(put('guilds', '1', { channelId: '7', priorReviews: M }));
  expect(await memory.taste.snapshot(NOW)).toBe(snapshot);
  memory.apply(put('guilds', '1', { channelId: '7', priorReviews: M + 1 }));
  expect(MEMBERS.filter((id) => snapshot.isTrueOf(id))).toEqual([]);
  expect(await memory.taste.snapshot(NOW)).not.toBe(snapshot);
});
