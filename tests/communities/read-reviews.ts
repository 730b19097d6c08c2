import { gaussian, stream } from './chance.ts';
import { LOOKS, PARAMETERS, type Parameters } from './community.ts';

interface Votes {
  helpful: number;
  notHelpful: number;
}

interface ReadReview extends Votes {
  readonly id: number;
  readonly at: number;
  /** Votes on the author's other reviews. */
  readonly author: Votes;
}

interface Reading {
  readonly seed: number;
  /** Ids, the first place first. @param server votes on other shows' reviews */
  readonly order: (reviews: readonly ReadReview[], server: Votes, now: number) => readonly number[];
  readonly reviews?: number;
  readonly readers?: number;
  /** How often a reader tells that it helped, and that it did not. */
  readonly votes?: Parameters['votes'];
  /** Reads that help to reads that do not. */
  readonly truth?: readonly [number, number];
  readonly parameters?: Partial<Parameters>;
}

/**
 * Readers come to one show's reviews in the order that a rule gives: all look at the first place, 0.6 at the second, 0.4 at the
 * third. Returns the share of the reads that helped.
 */
export function readReviews({
  seed,
  order,
  reviews: count = 14,
  readers = 120,
  votes = PARAMETERS.votes,
  truth = [4, 3],
  parameters = {},
}: Reading): number {
  const p = { ...PARAMETERS, ...parameters };
  const next = stream(seed, 6);
  const normal = gaussian(next);
  const usual = Math.log(truth[0] / truth[1]);
  const shareOf = (writing: number) => 1 / (1 + Math.exp(-(usual + writing + p.piece * normal())));
  const read = (share: number, counted: Votes) => {
    const helped = next() < share;
    if (next() < votes[helped ? 0 : 1]) counted[helped ? 'helpful' : 'notHelpful'] += 1;
    return helped;
  };
  const server = { helpful: 0, notHelpful: 0 };
  for (let i = 0; i < 200; i += 1) read(shareOf(p.author * normal()), server);
  const all = Array.from({ length: count }, (_, id) => {
    const writing = p.author * normal();
    const author = { helpful: 0, notHelpful: 0 };
    const before = Math.floor(4 ** (3 * next())) - 1;
    for (let i = 0; i < before; i += 1) for (let j = 0; j < 6; j += 1) read(shareOf(writing), author);
    const from = id < 3 ? 0 : Math.floor(next() * readers * 0.75);
    const counted = { helpful: 0, notHelpful: 0 };
    return { id, share: shareOf(writing), from, counted, at: from + id / 1000, author };
  });
  let reads = 0;
  let helped = 0;
  for (let reader = 0; reader < readers; reader += 1) {
    const there = all.filter(({ from }) => from <= reader);
    const places = order(
      there.map(({ id, counted, at, author }) => ({ id, ...counted, at, author })),
      server,
      reader,
    );
    for (const [place, look] of LOOKS.entries()) {
      const opened = all[places[place] ?? -1];
      if (opened === undefined || next() >= look) continue;
      reads += 1;
      if (read(opened.share, opened.counted)) helped += 1;
    }
  }
  return helped / reads;
}
