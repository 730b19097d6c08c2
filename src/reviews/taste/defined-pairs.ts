import { type AgreementKind, accord, agreementKind, influence } from './agreement.ts';
import type { DefinedTaste, ScoredReview } from './define-taste.ts';
import { expected, LEAST_NEIGHBOUR } from './recommendation.ts';
import { LEAST_KNOWN } from './show-orders.ts';

/** The pairs of reviews of the shows that both members scored. */
function sharedBy(
  taste: DefinedTaste,
  one: string,
  other: string,
): (readonly [ScoredReview, ScoredReview])[] {
  const theirs = new Map(taste.byMember.get(other)?.map((review) => [review.showId, review]));
  return (taste.byMember.get(one) ?? []).flatMap((review) => {
    const found = theirs.get(review.showId);
    return found === undefined ? [] : [[review, found] as const];
  });
}

/** How alike two members' tastes are, over how many shows. */
function defineAccord(taste: DefinedTaste, one: string, other: string) {
  const shared = sharedBy(taste, one, other);
  const product = shared.reduce((sum, [a, b]) => sum + taste.restOf(a) * taste.restOf(b), 0);
  const spreads = (taste.spread.get(one) ?? 0) * (taste.spread.get(other) ?? 0);
  return { accord: accord(product, spreads), shared: shared.length };
}

/** What is said of two members. */
export function defineAgreement(taste: DefinedTaste, one: string, other: string): AgreementKind {
  const { accord: accorded, shared } = defineAccord(taste, one, other);
  return agreementKind(accorded, shared);
}

/** What a member is expected to make of each show that they have not scored, in tenths, by show id. */
export function defineExpected(taste: DefinedTaste, userId: string): ReadonlyMap<string, number> {
  const own = new Set(taste.byMember.get(userId)?.map(({ showId }) => showId));
  const influences = new Map(
    [...taste.byMember.keys()].map((other) => {
      const { accord: accorded, shared } = defineAccord(taste, userId, other);
      return [other, shared >= LEAST_NEIGHBOUR ? influence(accorded, shared) : 0] as const;
    }),
  );
  return new Map(
    [...taste.byShow].flatMap(([showId, reviews]) => {
      if (own.has(showId) || reviews.length < LEAST_KNOWN) return [];
      const of = ({ authorId }: ScoredReview) => influences.get(authorId) ?? 0;
      const pull = reviews.reduce((sum, one) => sum + of(one) * taste.restOf(one), 0);
      const weight = reviews.reduce((sum, one) => sum + Math.abs(of(one)), 0);
      return [[showId, expected(taste.fair.get(showId) ?? 0, pull, weight)] as const];
    }),
  );
}
