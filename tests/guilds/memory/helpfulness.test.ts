import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { blockMember } from '../../../src/guilds/moderation/block-member.ts';
import { moderateReview } from '../../../src/guilds/moderation/moderate-review.ts';
import { countedVotes } from '../../../src/reviews/counting/helpful-votes.ts';
import type { CountedVote } from '../../../src/reviews/counting/votes.ts';
import { helpfulnessOf } from '../../../src/reviews/helpfulness/helpfulness.ts';
import { listReviewers, REVIEWER_SORTS } from '../../../src/reviews/helpfulness/reviewers.ts';
import { standingsOf } from '../../../src/reviews/helpfulness/standing.ts';
import { readingOrder } from '../../../src/reviews/ranking/reading-order.ts';
import type { ReviewFacts } from '../../../src/reviews/review-facts.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import type { Store } from '../../../src/storage/store/store.ts';
import { readAll } from '../../storage/store/read-all.ts';
import { changedCollection } from '../../support/changed-collection.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { memoryStore, reopened } from './opened-guild.ts';
import { beginWithReviews, MEMBERS, type RandomAct, randomAct, SHOWS } from './random-acts.ts';

const NOW = 1000;
const PERIODS = [undefined, { year: 1970 }, { year: 1970, month: 1 }, { year: 1970, month: 2 }];

type Voted = ReviewFacts & { readonly votes: readonly CountedVote[] };

/** The reviews that count, with the votes that count, from what is stored. */
async function votedReviews({ memory, store }: OpenGuild): Promise<Voted[]> {
  const { voteEmoji, eligibleVoters } = memory;
  const { isCounted } = eligibleVoters;
  const stored = new Map(await readAll(store.votes.entries()));
  return [...memory.reviews()].filter(memory.isCounted, memory).map((facts) => {
    const votes = stored.get(facts.key);
    const now = votes && countedVotes(votes, { ...voteEmoji, isCounted, authorId: facts.authorId });
    const frozen = memory.moderation(facts.key).frozen?.votes;
    const counted = frozen?.filter(({ userId }) => isCounted?.(userId) ?? true);
    return { ...facts, votes: counted ?? now ?? [] };
  });
}

async function kept(guild: OpenGuild): Promise<object> {
  const orders = await Promise.all(SHOWS.map((id) => guild.readingOrder(id)));
  const lists = REVIEWER_SORTS.flatMap((sort) => PERIODS.map((period) => ({ sort, period })));
  return {
    authors: await Promise.all(MEMBERS.map((id) => guild.helpfulness.of(id))),
    orders: orders.map((order) => Array.from({ length: order.size }, (_, at) => order.at(at, NOW))),
    lists: await Promise.all(lists.map(async (list) => (await guild.reviewers.page(list, 1, 100)).reviewers)),
  };
}

async function defined(guild: OpenGuild): Promise<object> {
  const { memory } = guild;
  const reviews = await votedReviews(guild);
  const by = (userId: string) => reviews.filter(({ authorId }) => authorId === userId);
  const standings = new Map(
    MEMBERS.flatMap((userId) => {
      const of = standingsOf(by(userId).map(({ votes }) => votes));
      return by(userId).map(({ key }, at) => [key, of[at]] as const);
    }),
  );
  const lists = REVIEWER_SORTS.flatMap((sort) => PERIODS.map((period) => ({ sort, period })));
  return {
    authors: MEMBERS.map((userId) => {
      const { fans: _, critics: __, ...sums } = helpfulnessOf(by(userId).map(({ votes }) => votes));
      return sums;
    }),
    orders: SHOWS.map((id) => {
      const placed = reviews
        .filter(({ showId }) => memory.show(showId)?.id === memory.show(id)?.id)
        .flatMap(({ key, writtenAt }) => {
          const standing = standings.get(key);
          return standing === undefined ? [] : [{ key, writtenAt, standing }];
        });
      return readingOrder(placed, memory.voteEmoji.notHelpful === undefined, NOW).map(({ key }) => key);
    }),
    lists: lists.map((list) => listReviewers(reviews, list).map((one, at) => ({ ...one, rank: at + 1 }))),
  };
}

/** Does it; what members can't do now changes nothing. */
const attempt = async (act: RandomAct, guild: OpenGuild, now: number) => {
  await act(guild, now).catch(() => {});
  await guild.recounted();
};

test('After any acts, whom reviews helped, and in which order they are read, are as defined', () =>
  fc.assert(
    fc.asyncProperty(fc.array(randomAct, { maxLength: 25 }), fc.nat(5), async (acts, looks) => {
      const store = await memoryStore();
      const guild = await reopened(store);
      await beginWithReviews(guild);
      for (const [now, act] of acts.entries()) {
        await attempt(act, guild, now + 1);
        if (now % 6 === looks) expect(await kept(guild)).toEqual(await defined(guild));
      }
      expect(await kept(guild)).toEqual(await defined(guild));
      const fresh = await reopened(store);
      expect(await kept(fresh)).toEqual(await defined(fresh));
    }),
    { numRuns: 60 },
  ));

/** A guild in which 21 has a review of each show, with a vote by 31 on it. */
async function begun(): Promise<{ guild: OpenGuild; store: Store }> {
  const store = await memoryStore();
  const guild = await reopened(store);
  await beginWithReviews(guild);
  return { guild, store };
}

const voteOn = (guild: OpenGuild, key: string, userId: string, emoji: string) => {
  const posting = guild.memory.reviewByKey(key)?.posting;
  const messageId = posting?.state === 'posted' ? posting.messageId : '';
  return guild.votes.change(key, messageId, (ballot) =>
    ballot.add({ emoji, userId, kind: 'normal', bot: false, day: 0 }),
  );
};

test('A hidden review says nothing of its author, as if it had never been, until it is shown again', async () => {
  const { guild } = await begun();
  await voteOn(guild, 's2:21', '32', '👍');
  const before = await guild.helpfulness.of('21');
  expect(before).toMatchObject({ helped: 2, helpful: 3, record: 17 / 22 });
  await guild.run(moderateReview('s2:21', 'hide', { by: '9', at: 1 }));
  expect(await guild.helpfulness.of('21')).toMatchObject({ helped: 1, helpful: 1, record: 16 / 21 });
  await guild.run(moderateReview('s2:21', 'unhide', { by: '9', at: 2 }));
  expect(await guild.helpfulness.of('21')).toEqual(before);
});

test("A blocked member's votes count for nobody, until they are unblocked", async () => {
  const { guild } = await begun();
  const before = await guild.helpfulness.of('21');
  await guild.run(blockMember('31', { by: '9', at: 1 }));
  await guild.recounted();
  expect(await guild.helpfulness.of('21')).toMatchObject({ helped: 0, helpful: 0, record: 0.75 });
  expect((await guild.reviewers.page({ sort: 'helped' }, 1, 9)).total).toBe(0);
  await guild.run(blockMember('31', undefined));
  await guild.recounted();
  expect(await guild.helpfulness.of('21')).toEqual(before);
});

test('Votes on a frozen review change nothing, not even by the same member on the same day, and count once it is thawed', async () => {
  const { guild, store } = await begun();
  await guild.run(moderateReview('s1:21', 'freeze', { by: '9', at: 1 }));
  const before = [await guild.helpfulness.of('21'), await kept(guild)];
  await voteOn(guild, 's1:21', '32', '👎');
  await voteOn(guild, 's1:21', '31', '👎');
  expect([await guild.helpfulness.of('21'), await kept(guild)]).toEqual(before);
  const fresh = await reopened(store);
  expect([await fresh.helpfulness.of('21'), await kept(fresh)]).toEqual(before);
  await guild.run(moderateReview('s1:21', 'unfreeze', { by: '9', at: 2 }));
  expect(await guild.helpfulness.of('21')).toMatchObject({ helpful: 1, notHelpful: 1 });
});

test('A page that there is not is the nearest one', async () => {
  const { guild } = await begun();
  const first = await guild.reviewers.page({ sort: 'helped' }, 1, 1);
  expect(first).toMatchObject({ page: 1, pages: 2, total: 2, reviewers: [{ rank: 1 }] });
  expect(await guild.reviewers.page({ sort: 'helped' }, Number.NaN, 1)).toEqual(first);
  const last = await guild.reviewers.page({ sort: 'helped' }, 99, 1);
  expect(last).toMatchObject({ page: 2, reviewers: [{ rank: 2 }] });
  const none = await guild.reviewers.page({ sort: 'helped', period: { year: 2026 } }, 5, 9);
  expect(none).toEqual({ reviewers: [], page: 1, pages: 1, total: 0 });
});

/** A store that does something before it reads the votes of a show, or of all. */
const beforeVotes = (store: Store, act: (beginning?: string) => Promise<void>): Store => ({
  ...store,
  guild: (id) => {
    const guild = store.guild(id);
    const entries: typeof guild.votes.entries = async function* (beginning) {
      await act(beginning);
      yield* guild.votes.entries(beginning);
    };
    return { ...guild, votes: changedCollection(guild.votes, { entries }) };
  },
});

test('In a large server an order does not wait until the votes on all other shows are read, and follows them then', async () => {
  const { guild: before, store } = await begun();
  for (const voter of ['32', '33', '34']) await voteOn(before, 's2:21', voter, '👎');
  const slow = Promise.withResolvers<void>();
  const clock = new MovableClock();
  const guild = await reopened(
    beforeVotes(store, async (beginning) => (beginning === undefined ? slow.promise : undefined)),
    { clock },
  );
  const facts = guild.memory.reviewByKey('s1:21') as ReviewFacts;
  for (let author = 100; author <= 20_100; author++)
    guild.memory.load({ ...facts, key: `s3:${author}`, showId: 's3', authorId: String(author) });
  const reading = guild.readingOrder('s1');
  const waiting = setInterval(() => clock.advance(1000), 1);
  const order = await reading;
  clearInterval(waiting);
  expect([order.at(0, NOW), order.size]).toEqual(['s1:21', 2]);
  slow.resolve();
  await guild.reviewers.page({ sort: 'helped' }, 1, 1);
  expect(await guild.readingOrder('s1')).toBe(order);
  expect(order.at(0, NOW)).toBe('s1:22');
});

test('When the disk fails, who asks hears it, and the next one gets the answer', async () => {
  const { store } = await begun();
  let isFailing = true;
  const failing = beforeVotes(store, async () => {
    if (isFailing) throw new StorageError('unavailable', 'The disk fails.');
  });
  const guild = await reopened(failing);
  await expect(guild.reviewers.page({ sort: 'helped' }, 1, 9)).rejects.toThrow('The disk fails.');
  await expect(guild.readingOrder('s1')).rejects.toThrow('The disk fails.');
  isFailing = false;
  expect((await guild.reviewers.page({ sort: 'helped' }, 1, 9)).total).toBe(2);
  expect((await guild.readingOrder('s1')).size).toBe(2);
});
