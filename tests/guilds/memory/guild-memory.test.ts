import fc from 'fast-check';
import { expect, test } from 'vitest';
import { put, remove } from '../../../src/guilds/memory/change.ts';
import { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import type { Votes } from '../../../src/reviews/counting/votes.ts';
import { listShows } from '../../../src/reviews/ranking/list-shows.ts';
import { type Posting, type Review, reviewKey } from '../../../src/reviews/review.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import { bestShows } from '../../support/best-shows.ts';
import { kept, recounted } from './recounted.ts';

const SHOWS = ['s1', 's2', 's3'];
const AUTHORS = ['a1', 'a2', 'a3'];

const key = fc.tuple(fc.constantFrom(...SHOWS), fc.constantFrom(...AUTHORS));
const posting = fc.oneof(
  fc.constant<Posting>({ state: 'wanted', id: 'p', channelId: 'c' }),
  fc.constantFrom<Posting>({ state: 'withheld', reason: 'deleted' }, { state: 'withheld', reason: 'lost' }),
  fc.integer({ min: 1, max: 99 }).map(
    // A message shows one review, so the ids are made unique below.
    (id): Posting => ({ state: 'posted', id: 'p', channelId: 'c', messageId: String(id), postedAt: 1 }),
  ),
);
const score = fc.integer({ min: 0, max: 20 }).map((halves) => halves * 5);
const written = fc.record(
  {
    posting,
    score,
    aspects: fc.record({ story: score, acting: score, music: score, rewatch: score }, { requiredKeys: [] }),
    progress: fc.record({ status: fc.constantFrom('completed', 'watching', 'dropped') }),
    imported: fc.constant({ at: 1, from: 'letterboxd' }),
  },
  { requiredKeys: ['posting'] },
);
const step = fc.oneof(
  fc.record({ do: fc.constant('put' as const), key, written }),
  fc.record({ do: fc.constant('spoil' as const), key }),
  fc.record({ do: fc.constant('remove' as const), key }),
  fc.record({ do: fc.constant('count' as const), key, helpful: fc.nat(5) }),
  fc.record({ do: fc.constant('hide' as const), key, hides: fc.boolean() }),
  fc.record({
    do: fc.constant('merge' as const),
    from: fc.constantFrom(...SHOWS),
    into: fc.constantFrom(...SHOWS),
  }),
  fc.record({ do: fc.constant('part' as const), from: fc.constantFrom(...SHOWS) }),
);

type Written = Pick<Review, 'posting' | 'score' | 'aspects' | 'progress' | 'imported'>;

function review(showId: string, authorId: string, of: Written, writtenAt = 1): Review {
  const author = { id: authorId, name: authorId, avatarUrl: 'https://cdn.example/1.png' };
  return { showId, author, spoilers: false, writtenAt, earlierScores: [], ...of };
}

const CROWD: Written = {
  posting: { state: 'withheld', reason: 'lost' },
  aspects: { music: 50 },
  progress: { status: 'watching' },
};

const show = (id: string, mergedInto?: string): Show => ({
  id,
  title: id,
  addedBy: '1',
  addedAt: 1,
  mergedInto,
});

/** Votes of this many members who found a review helpful. */
const votes = (helpful: number): Votes => ({
  messageId: 'm',
  reactions: { '👍': { normal: Array.from({ length: helpful }, (_, index) => `v${index}`), super: [] } },
  bots: [],
});

const readingOf = (guild: GuildMemory, showId: string) =>
  guild.readingOrders.of(guild.show(showId)?.id ?? showId, async () => {});

test('Whatever is written, deleted, hidden, merged and unmerged, the ranking and what is kept equal a full recount', () => {
  return fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), fc.nat(100), async (steps, crowd) => {
      const guild = new GuildMemory('1');
      for (const id of SHOWS) guild.apply(put('shows', id, show(id)));
      const model = new Map<string, Review>();
      const counts = new Map<string, number>();
      const messages = new Set<string>();
      const hidden = new Set<string>();
      const spoilt = new Set<string>();
      const mergedInto = new Map<string, string>();
      const countsAs = (showId: string): string => {
        const target = mergedInto.get(showId);
        return target === undefined ? showId : countsAs(target);
      };
      // What only some have is counted when somebody asks, what many have is kept.
      for (let reviewer = 0; reviewer < crowd; reviewer++) {
        const entry = review('s1', `c${reviewer}`, { ...CROWD, score: (reviewer % 21) * 5 }, 0);
        guild.apply(put('reviews', reviewKey('s1', entry.author.id), entry));
        model.set(reviewKey('s1', entry.author.id), entry);
      }
      for (const [index, one] of steps.entries()) {
        // Somebody looks at the ranking now and then, so that it follows from there.
        if (index % 5 === 0) await bestShows(guild);
        if (index % 5 === 0) for (const id of SHOWS) await readingOf(guild, id);
        if (index % 5 === 0) await kept(guild, SHOWS, AUTHORS);
        if (one.do === 'merge') {
          const [from, into] = [countsAs(one.from), countsAs(one.into)];
          if (from === into) continue;
          mergedInto.set(from, into);
          guild.apply(put('shows', from, show(from, into)));
          continue;
        }
        if (one.do === 'part') {
          mergedInto.delete(one.from);
          guild.apply(put('shows', one.from, show(one.from)));
          continue;
        }
        const [showId, authorId] = one.key;
        const name = reviewKey(showId, authorId);
        if (one.do === 'remove') {
          guild.apply(remove('reviews', name));
          guild.apply(remove('votes', name));
          model.delete(name);
          counts.delete(name);
          spoilt.delete(name);
        } else if (one.do === 'spoil') {
          guild.setUnreadable(name);
          if (model.has(name)) spoilt.add(name);
        } else if (one.do === 'hide') {
          if (one.hides) hidden.add(name);
          else hidden.delete(name);
          guild.apply(put('moderation', name, one.hides ? { hidden: { at: 1 } } : {}));
        } else if (one.do === 'count') {
          if (!model.has(name)) continue;
          guild.apply(put('votes', name, votes(one.helpful)));
          counts.set(name, one.helpful);
        } else {
          const { posting: wanted } = one.written;
          const posted =
            wanted.state === 'posted' ? { ...wanted, messageId: `${wanted.messageId}-${index}` } : wanted;
          if (posted.state === 'posted') messages.add(posted.messageId);
          const entry = review(showId, authorId, { ...one.written, posting: posted }, index);
          guild.apply(put('reviews', name, entry));
          model.set(name, entry);
          spoilt.delete(name);
        }
      }

      expect(guild.reviewCount).toBe(model.size);
      expect([...guild.reviews()].map((facts) => facts.key).sort()).toEqual([...model.keys()].sort());
      const isNewest = (one: Review) =>
        ![...model.values()].some(
          (other) =>
            other.author.id === one.author.id &&
            countsAs(other.showId) === countsAs(one.showId) &&
            other.writtenAt > one.writtenAt,
        );
      const counted = [...model.values()].filter(
        (one) =>
          isNewest(one) &&
          !spoilt.has(reviewKey(one.showId, one.author.id)) &&
          !hidden.has(reviewKey(one.showId, one.author.id)) &&
          !(one.posting.state === 'withheld' && one.posting.reason === 'deleted'),
      );
      const reviews = counted.map(({ showId, author, score, writtenAt }) => ({
        ...{ showId: countsAs(showId), authorId: author.id, score, writtenAt },
      }));
      const shows = new Map(SHOWS.map((id) => [id, show(id)]));
      expect(await bestShows(guild)).toEqual(listShows(reviews, shows, { sort: 'best', filter: {} }, 5));
      expect(await kept(guild, SHOWS, AUTHORS)).toEqual(recounted(counted, countsAs, SHOWS, AUTHORS));
      for (const messageId of messages) {
        const shows = [...model.entries()].find(
          ([, one]) => one.posting.state === 'posted' && one.posting.messageId === messageId,
        );
        expect(guild.reviewByMessage(messageId)?.key).toBe(shows?.[0]);
      }
      for (const showId of SHOWS) {
        expect(guild.show(showId)?.id).toBe(countsAs(showId));
        expect((await readingOf(guild, showId)).size).toBe(
          counted.filter((one) => countsAs(one.showId) === countsAs(showId)).length,
        );
        for (const authorId of AUTHORS) {
          const name = reviewKey(showId, authorId);
          const written = [...model.values()].filter(
            (one) => one.author.id === authorId && countsAs(one.showId) === countsAs(showId),
          );
          const newest = written.sort((one, other) => other.writtenAt - one.writtenAt)[0];
          expect(guild.review(showId, authorId)?.writtenAt).toBe(newest?.writtenAt);
          expect(guild.counts(name)).toEqual({ helpful: counts.get(name) ?? 0, notHelpful: 0 });
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('No text that members typed stays in memory', () => {
  const guild = new GuildMemory('1');
  const written = review('s1', 'a1', { posting: { state: 'wanted', id: 'p', channelId: 'c' } });
  guild.apply(put('reviews', 's1:a1', { ...written, headline: 'Loud', body: 'A secret' }));
  expect(JSON.stringify([guild.reviewByKey('s1:a1'), ...guild.reviews()])).not.toMatch(/Loud|secret/);
});

test('A merged show is found by its old title in the place that its reviews give it', () => {
  const posted: Posting = { state: 'posted', id: 'p', channelId: 'c', messageId: '1', postedAt: 1 };
  const found = (merges: 'first' | 'last') => {
    const memory = new GuildMemory('1');
    const merged = { ...show('s2', 's1'), title: 'Dark Harbour' };
    const shows = [
      { ...show('s1'), title: 'Lighthouse' },
      merges === 'first' ? merged : { ...merged, mergedInto: undefined },
      { ...show('s3'), title: 'Dark Water' },
    ];
    for (const one of shows) memory.apply(put('shows', one.id, one));
    const written = [...AUTHORS.map((id) => ['s1', id]), ...AUTHORS.map((id) => ['s2', `${id}b`])];
    for (const [showId = '', id = ''] of [...written, ['s3', 'a1'], ['s3', 'a2']])
      memory.apply(put('reviews', reviewKey(showId, id), review(showId, id, { score: 70, posting: posted })));
    if (merges === 'last') memory.apply(put('shows', 's2', merged));
    return memory.suggestShows('dark', 25).matching.map(({ id }) => id);
  };
  expect(found('last')).toEqual(['s1', 's3']);
  expect(found('first')).toEqual(['s1', 's3']);
});
