import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { put, remove } from '../../../src/guilds/memory/change.ts';
import { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import type { CountedVote } from '../../../src/reviews/counting/votes.ts';
import { helpfulnessOf } from '../../../src/reviews/helpfulness/helpfulness.ts';
import { standingsOf } from '../../../src/reviews/helpfulness/standing.ts';
import { readingOrder } from '../../../src/reviews/ranking/reading-order.ts';
import type { Review } from '../../../src/reviews/review.ts';

const SHOWS = Array.from({ length: 6 }, (_, at) => `s${at}`);
const AUTHORS = ['busy', 'other'];
/** So many voters make the first author one whose votes are followed one by one. */
const VOTERS = Array.from({ length: 300 }, (_, at) => `v${at}`);
const NOW = 1;

/** A vote of each voter on a review, or none, by a few numbers. */
const votesBy = ([from, step, split]: readonly [number, number, number]): CountedVote[] =>
  VOTERS.filter((_, at) => (at + from) % step !== 0).map((userId, at) => ({
    userId,
    isHelpful: at % split !== 0,
  }));

const stored = (votes: readonly CountedVote[]) => {
  const by = (isHelpful: boolean) =>
    votes.filter((one) => one.isHelpful === isHelpful).map((one) => one.userId);
  const reactions = { '👍': { normal: by(true), super: [] }, '👎': { normal: by(false), super: [] } };
  return { messageId: 'm', reactions, bots: [] };
};

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('vote' as const),
      show: fc.constantFrom(...SHOWS),
      votes: fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 })),
    }),
  },
  fc.record({
    do: fc.constantFrom(
      'hide' as const,
      'show' as const,
      'remove' as const,
      'write' as const,
      'look' as const,
    ),
    show: fc.constantFrom(...SHOWS),
  }),
);

const review = (showId: string, id: string): Review => ({
  ...{ showId, author: { id, name: id, avatarUrl: '' }, score: 80, spoilers: false, writtenAt: 0 },
  ...{ earlierScores: [], posting: { state: 'wanted', id: 'p', channelId: 'c' } },
});

test('Whatever is voted, hidden, shown, removed and written again, many votes add up as defined', () =>
  fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const guild = new GuildMemory('1');
      const votes = new Map<string, CountedVote[]>();
      const hidden = new Set<string>();
      const write = (showId: string, id: string) =>
        guild.apply(put('reviews', `${showId}:${id}`, review(showId, id)));
      const vote = (key: string, cast: CountedVote[]) => {
        votes.set(key, cast);
        guild.apply(put('votes', key, stored(cast)));
      };
      for (const id of SHOWS) guild.apply(put('shows', id, { id, title: id, addedBy: '1', addedAt: 1 }));
      for (const id of SHOWS)
        for (const author of AUTHORS) {
          write(id, author);
          vote(`${id}:${author}`, votesBy([id.length, 3, author === 'busy' ? 3 : 2]));
        }
      const check = async () => {
        const votesOn = (showId: string, author: string) => votes.get(`${showId}:${author}`) ?? [];
        const counted = (author: string) => SHOWS.filter((id) => guild.isCounted({ key: `${id}:${author}` }));
        const placed = AUTHORS.flatMap((author) => {
          const standings = standingsOf(counted(author).map((id) => votesOn(id, author)));
          return counted(author).flatMap((showId, at) => {
            const standing = standings[at];
            return standing === undefined
              ? []
              : [{ showId, key: `${showId}:${author}`, writtenAt: 0, standing }];
          });
        });
        for (const author of AUTHORS) {
          const reviews = counted(author);
          const { record: _, ...sums } = helpfulnessOf(reviews.map((id) => votesOn(id, author)));
          expect(await guild.records.of(author)).toEqual({ ...sums, reviews: reviews.length });
        }
        for (const id of SHOWS) {
          const order = await guild.readingOrders.of(id, async () => {});
          const keys = Array.from({ length: order.size }, (__, at) => order.at(at, NOW));
          const defined = readingOrder(
            placed.filter(({ showId }) => showId === id),
            false,
            NOW,
          );
          expect(keys).toEqual(defined.map(({ key }) => key));
        }
      };
      for (const [at, one] of steps.entries()) {
        if (at % 3 === 0) await check();
        const key = `${one.show}:busy`;
        if (one.do === 'write') {
          if (guild.reviewByKey(key) === undefined) votes.delete(key);
          write(one.show, 'busy');
        } else if (one.do === 'remove') {
          guild.apply(remove('reviews', key));
          votes.delete(key);
        } else if (one.do === 'vote') {
          if (guild.reviewByKey(key) !== undefined) vote(key, votesBy(one.votes));
        } else {
          if (one.do === 'hide') hidden.add(key);
          else hidden.delete(key);
          guild.apply(put('moderation', key, hidden.has(key) ? { hidden: { at: 1 } } : {}));
        }
      }
      await check();
    }),
    { numRuns: 40 },
  ));

test('Nobody waits for an author on whose very many reviews votes keep coming, and the last of them is followed', async () => {
  const guild = new GuildMemory('1');
  const shows = Array.from({ length: 4000 }, (_, at) => `t${at}`);
  const [early, late] = [votesBy([0, 7, 3]), votesBy([0, 7, 2])].map((votes) => votes.slice(0, 100));
  const vote = (showId: string, votes: readonly CountedVote[] = []) =>
    guild.apply(put('votes', `${showId}:busy`, stored(votes)));
  for (const showId of shows) {
    guild.apply(put('reviews', `${showId}:busy`, review(showId, 'busy')));
    vote(showId, early);
  }
  let isSettled = false;
  const settled = guild.records.of('busy').then(() => {
    isSettled = true;
  });
  let turns = 0;
  for (; !isSettled && turns < 500; turns++) {
    await setImmediate();
    vote(shows[turns] ?? '', late);
  }
  expect(isSettled).toBe(true);
  await settled;
  for (const showId of shows) vote(showId, late);
  const { record: _, ...sums } = helpfulnessOf(shows.map(() => late ?? []));
  expect(await guild.records.of('busy')).toEqual({ ...sums, reviews: shows.length });
});
