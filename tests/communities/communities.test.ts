import { expect, test } from 'vitest';
import { withBrigade, withClique, withImport, withMonotone, withSingleTen } from './adversaries.ts';
import { CLEAR } from './community.ts';
import { makeCommunity } from './make-community.ts';
import { correlation, ndcg } from './measures.ts';
import { readReviews } from './read-reviews.ts';

const made = makeCommunity({ seed: 7, reviews: 400 });

test('One seed makes one community, with the reviews that were asked for, each by one member of one show', () => {
  expect(makeCommunity({ seed: 7, reviews: 400 }).reviews).toEqual(made.reviews);
  expect(makeCommunity({ seed: 8, reviews: 400 }).reviews).not.toEqual(made.reviews);
  expect(made.reviews).toHaveLength(400);
  expect(new Set(made.reviews.map(({ showId, memberId }) => `${showId}:${memberId}`)).size).toBe(400);
});

test('Members score what they like, and agree with those who like the same', () => {
  const { shows, members, likes, reviews, agreement, likeness } = makeCommunity({
    ...{ seed: 1, reviews: 1000, parameters: CLEAR },
  });
  const showOf = new Map(shows.map((show) => [show.id, show]));
  const memberOf = new Map(members.map((member) => [member.id, member]));
  const liked = reviews.map(({ showId, memberId }) => {
    const [member, show] = [memberOf.get(memberId), showOf.get(showId)];
    return member && show ? likes(member, show) : Number.NaN;
  });
  expect(
    correlation(
      liked,
      reviews.map(({ score }) => score),
    ),
  ).toBeGreaterThan(0.6);
  const [one, other] = members;
  if (one === undefined || other === undefined) throw new Error('There are no members');
  expect(agreement(one, one)).toBeCloseTo(1);
  expect(agreement(one, other)).toBeCloseTo(agreement(other, one));
  expect(likeness(one, one)).toBeCloseTo(1);
});

test('Adversaries are added to a copy', () => {
  const before = structuredClone(made.reviews);
  const added = (changed: typeof made) => changed.reviews.length - made.reviews.length;
  expect(added(withBrigade(made, { showId: 's3', size: 5 }))).toBe(5);
  expect(added(withImport(made, { seed: 1, size: 300 }))).toBe(300);
  expect(added(withMonotone(made))).toBe(Math.ceil(made.shows.length / 2));
  expect(added(withSingleTen(made))).toBe(1);
  expect(withClique(made).reviews).not.toEqual(made.reviews);
  expect(made.reviews).toEqual(before);
});

test('An order is worth 1 when nothing stands above what is better, and readers gain from a good one', () => {
  const gain = new Map([
    ['a', 3],
    ['b', 2],
    ['c', 1],
  ]);
  expect(ndcg(['a', 'b', 'c'], gain)).toBe(1);
  expect(ndcg(['c', 'b', 'a'], gain)).toBeLessThan(1);
  const byShare = (sign: 1 | -1) => {
    const shares = Array.from({ length: 60 }, (_, seed) =>
      readReviews({
        seed,
        order: (reviews) =>
          reviews
            .toSorted((a, b) => sign * (b.helpful - b.notHelpful - a.helpful + a.notHelpful))
            .map(({ id }) => id),
      }),
    );
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  };
  expect(byShare(1)).toBeGreaterThan(byShare(-1));
});
