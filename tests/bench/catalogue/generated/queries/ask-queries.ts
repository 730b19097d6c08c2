import type { CatalogueIndex } from '../../../../../src/catalogue/index/catalogue-index.ts';
import type { CatalogueEntry, FoundEntry } from '../../../../../src/reviews/shows/catalogue-entry.ts';
import { refsOf, type ShowRef } from '../../../../../src/reviews/shows/show-ids.ts';
import type { Query } from './query.ts';

/** As many as autocomplete asks for. */
const LIMIT = 15;
const FEW = 5;

export interface AskedQuery {
  readonly query: Query;
  /** Where the right show stands, from 0; -1: it was not found. */
  readonly place: number;
  /** What stands first. */
  readonly first: FoundEntry | undefined;
  /** From the call until its answer is there, in milliseconds. */
  readonly time: number;
}

const isAmong = (refs: ReadonlySet<ShowRef>, entry: CatalogueEntry): boolean =>
  refsOf(entry).some((ref) => refs.has(ref));

/** Asks an index all that people type, one after the other. */
export async function askQueries(
  index: CatalogueIndex,
  queries: readonly Query[],
): Promise<readonly AskedQuery[]> {
  const asked: AskedQuery[] = [];
  for (const query of queries) {
    const began = performance.now();
    const found = await index.search(query.typed, LIMIT, false);
    const time = performance.now() - began;
    const judged = found.filter(({ entry }) => !isAmong(query.aside, entry));
    const place = judged.findIndex(({ entry }) => isAmong(query.right, entry));
    asked.push({ query, place, first: judged[0], time });
  }
  return asked;
}

export interface Shares {
  /** How often the right show is the first, of 1. */
  readonly first: number;
  /** How often it is among five. */
  readonly amongFive: number;
}

export function sharesOf(asked: readonly AskedQuery[]): Shares {
  const share = (isMet: (place: number) => boolean) =>
    asked.filter(({ place }) => place >= 0 && isMet(place)).length / asked.length;
  return { first: share((place) => place === 0), amongFive: share((place) => place < FEW) };
}
