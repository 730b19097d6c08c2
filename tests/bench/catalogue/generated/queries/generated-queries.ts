import { stream } from '../../../../communities/chance.ts';
import { type Chance, whole, zipf } from '../chance.ts';
import { franchiseAt, type GeneratedShow, generatedShows } from '../shows.ts';
import { bangumiDrafts, bangumiShows } from './bangumi-queries.ts';
import { makeQuery } from './make-query.ts';
import { QUERY_KINDS, type Query, type QueryDraft } from './query.ts';
import { RightShows } from './right-shows.ts';

/** Where what is typed is drawn from. */
export interface QueryPlan {
  /** The seed of the catalogue, and so many titles of it. */
  readonly catalogue: { readonly seed: number; readonly titles: number };
  readonly seed: number;
  /** How many queries are about invented shows, and about those of bangumi-data. */
  readonly invented: number;
  readonly real: number;
}

/** A half of what is typed is about shows that many know, the other half about any: small communities talk of what few know. */
const targetOf = (next: Chance, count: number): number =>
  next() < 0.5 ? zipf(next, count) : whole(next, count);

function inventedDraft(next: Chance, at: number, seed: number, franchises: number): QueryDraft {
  const kind = QUERY_KINDS[at % QUERY_KINDS.length] as QueryDraft['kind'];
  for (;;) {
    const shows = franchiseAt(seed, targetOf(next, franchises));
    const draft = makeQuery(next, kind, shows[whole(next, shows.length)] as GeneratedShow);
    if (draft !== undefined) return draft;
  }
}

/** What people type, as many of each kind, with the right answer among the invented shows and those of bangumi-data together. */
export function generatedQueries({ catalogue, seed, invented, real }: QueryPlan): readonly Query[] {
  const next = stream(seed, 77);
  let franchises = 0;
  for (const { season } of generatedShows(catalogue.seed, catalogue.titles))
    if (season === undefined) franchises += 1;
  const drafts = Array.from({ length: invented }, (_, at) =>
    inventedDraft(next, at, catalogue.seed, franchises),
  );
  const realShows = real > 0 ? bangumiShows() : [];
  const judge = new RightShows([...drafts, ...bangumiDrafts(next, realShows, real)]);
  for (const show of generatedShows(catalogue.seed, catalogue.titles)) judge.see(show);
  for (const show of realShows) judge.see(show);
  return [...judge.queries((at) => at >= invented)];
}
