import { DEFAULT_PRIOR_REVIEWS } from '../../../src/reviews/ranking/placed-show.ts';
import { tableOf } from '../../../src/reviews/taste/score-table.ts';
import { runSteps } from '../../../src/reviews/taste/steps.ts';
import { tasteOf } from '../../../src/reviews/taste/taste-table.ts';
import { columnsOf } from '../../reviews/taste/scored-reviews.ts';
import type { Community, MadeMember, MadeShow } from '../community.ts';

const DAY = 24 * 60 * 60_000;

/** A community's reviews as the rules take them. Days become milliseconds. */
const reviewsOf = ({ reviews }: Community) =>
  reviews.map(({ showId, memberId, score, at, imported }) => ({
    ...{ showId, authorId: memberId, score, writtenAt: at * DAY, imported },
  }));

/** When a community ends, in milliseconds. */
export const endOf = ({ days }: Community): number => days * DAY;

const judgedBefore = new WeakMap<Community, ReturnType<typeof judge>>();

/** What the rules make of a community, and the truth by the same numbers of shows and members; the same again when asked again. */
export function judged(community: Community) {
  const known = judgedBefore.get(community) ?? judge(community);
  judgedBefore.set(community, known);
  return known;
}

function judge(community: Community) {
  const { columns, shows, members, byId, ties } = columnsOf(reviewsOf(community));
  const taste = runSteps(tasteOf(runSteps(tableOf(columns)), DEFAULT_PRIOR_REVIEWS));
  const showOf = new Map(community.shows.map((show) => [show.id, show]));
  const memberOf = new Map(community.members.map((member) => [member.id, member]));
  return {
    ...{ taste, byId, ties, community },
    showIds: shows,
    /** Undefined for an adversary's. */
    show: (number: number): MadeShow => showOf.get(shows[number] ?? '') as MadeShow,
    member: (number: number): MadeMember => memberOf.get(members[number] ?? '') as MadeMember,
  };
}

export type Judged = ReturnType<typeof judged>;
