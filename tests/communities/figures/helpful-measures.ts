import type { CountedVote } from '../../../src/reviews/counting/votes.ts';
import { listReviewers } from '../../../src/reviews/helpfulness/reviewers.ts';
import { FULL_VOTE, standingsOf } from '../../../src/reviews/helpfulness/standing.ts';
import { readingOrder } from '../../../src/reviews/ranking/reading-order.ts';
import { withClique } from '../adversaries.ts';
import type { Community, MadeReview } from '../community.ts';
import { mean } from '../measures.ts';
import { readReviews } from '../read-reviews.ts';
import { type Measure, type Outcome, USUAL_200, USUAL_1000, USUAL_5000, value } from './measure.ts';

/** How many shows are read for each seed. */
const READINGS = 10;
const CLIQUE = { size: 6, from: 10 };

type Circumstances = Omit<Parameters<typeof readReviews>[0], 'seed' | 'order'>;

/** The share of reads that helped where readers come to reviews in the order that members read them. */
function helpedReads(seed: number, circumstances: Circumstances = {}): Outcome {
  const shares = Array.from({ length: READINGS }, (_, at) =>
    readReviews({
      ...circumstances,
      seed: (seed - 1) * READINGS + at + 1,
      order: (reviews, _server, now) =>
        readingOrder(
          reviews.map(({ id, helpful, notHelpful, at: writtenAt, author }) => ({
            ...{ id, writtenAt, key: `s:${id}` },
            standing: {
              ...{ helpful: helpful * FULL_VOTE, notHelpful },
              ...{ fans: author.helpful, critics: author.notHelpful },
            },
          })),
          false,
          now,
        ).map(({ id }) => id),
    }),
  );
  return value(mean(shares));
}

const votesOn = ({ voters }: MadeReview): CountedVote[] => [
  ...voters.helpful.map((userId) => ({ userId, isHelpful: true })),
  ...voters.notHelpful.map((userId) => ({ userId, isHelpful: false })),
];

/** The author of the review that is read first, for each show. */
function firstAuthors({ reviews, days }: Community): string[] {
  const placed = [...Map.groupBy(reviews, ({ memberId }) => memberId).values()].flatMap((theirs) => {
    const standings = standingsOf(theirs.map(votesOn));
    return theirs.flatMap(({ id: key, at: writtenAt, showId, memberId }, at) => {
      const standing = standings[at];
      return standing === undefined ? [] : [{ key, writtenAt, standing, showId, memberId }];
    });
  });
  return [...Map.groupBy(placed, ({ showId }) => showId).values()].flatMap(
    (ofShow) => readingOrder(ofShow, false, days)[0]?.memberId ?? [],
  );
}

const cliqueOf = ({ members }: Community): Set<string> =>
  new Set(members.slice(CLIQUE.from, CLIQUE.from + CLIQUE.size).map(({ id }) => id));

/** The first places that a clique has if each review of a show is as likely to come first, to those that it gets by its votes. */
function fairPlaces(community: Community): Outcome {
  const clique = cliqueOf(community);
  const byShow = [...Map.groupBy(community.reviews, ({ showId }) => showId).values()];
  const shares = byShow.map((all) => all.filter(({ memberId }) => clique.has(memberId)).length / all.length);
  return {
    sum: shares.reduce((sum, share) => sum + share, 0),
    count: firstAuthors(withClique(community, CLIQUE)).filter((author) => clique.has(author)).length,
  };
}

/** Ids of members, by how many their reviews helped. */
const byHelped = ({ reviews }: Community): string[] =>
  listReviewers(
    reviews.map((review) => ({
      authorId: review.memberId,
      writtenAt: review.at,
      imported: false,
      votes: votesOn(review),
    })),
    { sort: 'helped' },
  ).map(({ userId }) => userId);

/** The same by the number of votes. */
const byVotes = ({ reviews }: Community): string[] =>
  [...Map.groupBy(reviews, ({ memberId }) => memberId)]
    .map(([id, theirs]) => ({ id, votes: theirs.reduce((sum, { helpful }) => sum + helpful, 0) }))
    .sort((a, b) => b.votes - a.votes)
    .map(({ id }) => id);

/** How many places of those that a clique gains by the number of votes it does not gain by members helped. */
function placesNotGained(community: Community): Outcome {
  const after = withClique(community, CLIQUE);
  const gained = (order: (of: Community) => string[]) => {
    const [before, now] = [order(community), order(after)];
    return [...cliqueOf(community)].reduce((sum, id) => sum + before.indexOf(id) - now.indexOf(id), 0);
  };
  const most = gained(byVotes);
  return { sum: most - gained(byHelped), count: most };
}

export const HELPFUL_MEASURES: readonly Measure[] = [
  {
    name: '7 Reading order: share of reads that helped (Wilson with a fresh slot: .623)',
    figure: 0.668,
    settings: [USUAL_200],
    find: (_, seed) => helpedReads(seed),
  },
  {
    name: '7 Reading order, harsh readers (Wilson with a fresh slot: .422)',
    figure: 0.454,
    settings: [USUAL_200],
    find: (_, seed) => helpedReads(seed, { truth: [1, 2] }),
  },
  {
    name: '7 Reading order, few votes (Wilson with a fresh slot: .608)',
    figure: 0.643,
    settings: [USUAL_200],
    find: (_, seed) => helpedReads(seed, { votes: [0.15, 0.06] }),
  },
  {
    name: '7 Reading order: fair first places of a clique of six to those it gets (Wilson: .32)',
    figure: 0.88,
    settings: [USUAL_1000, USUAL_5000],
    find: fairPlaces,
  },
  {
    name: '10 Reviewers: of the places that a clique of six gains by votes, those that it does not gain',
    figure: 0.75,
    settings: [USUAL_1000, USUAL_5000],
    find: placesNotGained,
  },
];
