import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import { countedVotes } from '../../../src/reviews/counting/helpful-votes.ts';
import type { CountedVote } from '../../../src/reviews/counting/votes.ts';
import { helpfulnessOf } from '../../../src/reviews/helpfulness/helpfulness.ts';
import { listReviewers, REVIEWER_SORTS } from '../../../src/reviews/helpfulness/reviewers.ts';
import { standingsOf } from '../../../src/reviews/helpfulness/standing.ts';
import { readingOrder } from '../../../src/reviews/ranking/reading-order.ts';
import type { ReviewFacts } from '../../../src/reviews/review-facts.ts';
import { readAll } from '../../storage/store/read-all.ts';
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
