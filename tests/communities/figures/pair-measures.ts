import { agreementKind, clarity, LEAST_SHARED } from '../../../src/reviews/taste/agreement.ts';
import { neighboursOf } from '../../../src/reviews/taste/neighbours.ts';
import { recommendedFor } from '../../../src/reviews/taste/recommended-shows.ts';
import { countIn } from '../../../src/reviews/taste/score-table.ts';
import { runSteps } from '../../../src/reviews/taste/steps.ts';
import type { Community } from '../community.ts';
import { mean } from '../measures.ts';
import { type Judged, judged } from './judged.ts';
import {
  CLEAR_1000,
  CLEAR_5000,
  type Measure,
  type Outcome,
  share,
  USUAL_1000,
  USUAL_5000,
} from './measure.ts';

/** Members are told apart where there are many of them. */
const LARGE = [USUAL_5000, CLEAR_5000];
const FEW_OWN = 3;
/** The first page of recommendations. */
const PAGE = 5;

interface Pair {
  readonly one: number;
  readonly other: number;
  readonly kind: ReturnType<typeof agreementKind>;
  readonly clear: number;
}

const pairsBefore = new WeakMap<Community, Pair[]>();

/** All pairs of members with enough in common. */
function pairsOf(community: Community): Pair[] {
  const pairs = pairsBefore.get(community) ?? findPairs(judged(community));
  pairsBefore.set(community, pairs);
  return pairs;
}

function findPairs({ taste }: Judged): Pair[] {
  return [...taste.kind.keys()].flatMap((one) => {
    const { members, accord, shared } = runSteps(neighboursOf(taste, one));
    return members
      .filter((other) => other > one && (shared[other] ?? 0) >= LEAST_SHARED)
      .map((other) => {
        const [accorded, shows] = [accord[other] ?? 0, shared[other] ?? 0];
        const [kind, clear] = [agreementKind(accorded, shows), clarity(accorded, shows)];
        return { one, other, kind, clear };
      });
  });
}

/** How often what is said of pairs is true. */
function saidOf(
  community: Community,
  kinds: readonly Pair['kind'][],
  isTrue: (agreement: number, likeness: number) => boolean,
): Outcome {
  const { member } = judged(community);
  const said = pairsOf(community).filter(({ kind }) => kinds.includes(kind));
  return share(said, ({ one, other }) => {
    const two = [member(one), member(other)] as const;
    return isTrue(community.agreement(...two), community.likeness(...two));
  });
}

/** What members like better than usual about shows, in points; `pick` gives the numbers of a member's shows. */
function beyondUsual(community: Community, pick: (judged: Judged, member: number) => number[]): Outcome {
  const world = judged(community);
  const { taste, show, member } = world;
  const found = [...taste.kind.keys()].flatMap((one) => {
    if (countIn(taste.scores.byMember, one) < FEW_OWN) return [];
    const likes = (number: number) => community.likes(member(one), show(number));
    const picked = pick(world, one).slice(0, PAGE);
    return picked.length < PAGE ? [] : [mean(picked.map(likes)) - mean([...taste.fair.keys()].map(likes))];
  });
  return { sum: found.reduce((sum, one) => sum + one, 0), count: found.length };
}

const recommended = ({ taste, ties }: Judged, member: number) =>
  runSteps(recommendedFor(taste, member, PAGE, ties)).map(({ show }) => show);

/** The best of the server that the member has not scored. */
function serversBest({ taste }: Judged, member: number): number[] {
  const { byMember, byShow } = taste.scores;
  const own = new Set(byMember.other.subarray(byMember.start[member], byMember.start[member + 1]));
  return [...taste.best.keys()]
    .filter((show) => countIn(byShow, show) >= 2 && !own.has(show))
    .sort((a, b) => (taste.best[b] ?? 0) - (taste.best[a] ?? 0));
}

export const PAIR_MEASURES: readonly Measure[] = [
  {
    name: '8 "Much the same taste": likeness of .6 or more',
    figure: 0.92,
    settings: LARGE,
    find: (community) => saidOf(community, ['same'], (_, likeness) => likeness >= 0.6),
  },
  {
    name: '8 "Often agree" or more: truly on one side',
    figure: 0.9,
    settings: LARGE,
    find: (community) => saidOf(community, ['same', 'agree'], (agreement) => agreement > 0),
  },
  {
    name: '8 "Opposite tastes": truly apart',
    figure: 0.76,
    settings: LARGE,
    find: (community) => saidOf(community, ['opposite'], (agreement) => agreement < 0),
  },
  {
    name: '9 Recommended, where tastes are clear: points above the usual (server’s best: 2.11)',
    figure: 2.26,
    settings: [CLEAR_1000, CLEAR_5000],
    find: (community) => beyondUsual(community, recommended),
  },
  {
    name: '9 Recommended, elsewhere: points above the server’s best',
    figure: 0,
    settings: [USUAL_1000, USUAL_5000],
    find(community) {
      const [own, best] = [recommended, serversBest].map((pick) => beyondUsual(community, pick));
      return { sum: (own?.sum ?? 0) - (best?.sum ?? 0), count: own?.count ?? 0 };
    },
  },
  {
    name: '9 The named neighbours: truly like alike',
    figure: 0.84,
    settings: LARGE,
    find(community) {
      const { taste, ties, member } = judged(community);
      const named = [...taste.kind.keys()].flatMap((one) =>
        runSteps(recommendedFor(taste, one, PAGE, ties)).flatMap(({ reasons: [reason] }) =>
          reason === undefined ? [] : [{ one, other: reason.member }],
        ),
      );
      return share(named, ({ one, other }) => community.agreement(member(one), member(other)) > 0);
    },
  },
];
