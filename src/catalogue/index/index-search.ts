import type { DatabaseSync } from 'node:sqlite';
import type { FoundEntry } from '../../reviews/shows/catalogue-entry.ts';
import { deletionsOf, isFoundByDeletions, SHORTEST_WITH_TYPO } from '../titles/deletions.ts';
import { mostTyposIn } from '../titles/several-typos.ts';
import { type TypedTitle, typedTitles } from '../titles/typed-titles.ts';
import { beginningGrams, innerGrams } from './grams.ts';
import { mergedEntry } from './merged-entry.ts';
import { Pieces } from './pieces.ts';
import { ShowFinder, type ShowRow } from './show-finder.ts';
import { fitWithTypos, SURE, type TitleFit, titleFit } from './title-fit.ts';
import { rightParts, typoWindows } from './typo-windows.ts';

/** How many shows each step of a search compares: those that are best known. */
const [MOST_EXACT, MOST_OF_A_YEAR, MOST_BEGUN, MOST_WITH_WORDS] = [20, 100, 30, 60];
const [MOST_BY_DELETION, MOST_NEAR, MOST_FAR] = [40, 100, 100];

interface Candidate extends TitleFit {
  readonly rank: number;
}

/** Searches the index. Its steps go from cheap to costly. */
export class IndexSearch {
  readonly #finder: ShowFinder;
  readonly #pieces: Pieces;

  constructor(database: DatabaseSync) {
    this.#finder = new ShowFinder(database);
    this.#pieces = new Pieces(database);
  }

  /** Like `CatalogueIndex.search`. */
  search(typed: string, limit: number, adult: boolean): FoundEntry[] {
    return this.#best(typedTitles(typed), limit, adult)
      .slice(0, limit)
      .flatMap(({ rank, fit }) => {
        const merged = mergedEntry(this.#pieces.of(rank));
        return merged === undefined ? [] : { entry: merged.entry, fit };
      });
  }

  #best(meanings: readonly TypedTitle[], limit: number, adult: boolean): Candidate[] {
    const seen = new Set<number>();
    const candidates: Candidate[] = [];
    const add = (found: readonly ShowRow[]) => {
      for (const row of found) {
        if (seen.has(row.rank) || (row.adult !== null && !adult)) continue;
        seen.add(row.rank);
        const fit = titleFit(meanings, row);
        if (fit !== undefined) candidates.push({ ...fit, rank: row.rank });
      }
    };
    for (const meaning of meanings) add(this.#exact(meaning));
    const isKnown = candidates.some(({ fit }) => fit === 'exact');
    for (const meaning of meanings) add(this.#begun(meaning));
    const isEnough = candidates.filter(({ score }) => isKnown || score >= SURE).length >= limit;
    if (!isEnough) for (const meaning of meanings) add(this.#withWords(meaning));
    // A title without its "and" is in the index as well: errors are looked for in the other.
    const inFull = meanings.filter(({ isAndless }) => !isAndless);
    if (!isEnough && !isKnown) for (const meaning of inFull) add(this.#near(meaning));
    if (candidates.length === 0) candidates.push(...this.#far(inFull, adult));
    return candidates.sort((a, b) => b.score - a.score || a.rank - b.rank);
  }

  #exact({ all, bare, season, year }: TypedTitle): ShowRow[] {
    const most = year === undefined ? MOST_EXACT : MOST_OF_A_YEAR;
    return [
      ...this.#finder.withKeys('title', [all, bare], most),
      ...this.#finder.withKeys('initials', [all], MOST_EXACT),
      ...this.#finder.withKeys('season', season === undefined ? [] : [season], MOST_EXACT),
    ];
  }

  #begun({ all }: TypedTitle): ShowRow[] {
    return this.#finder.withGrams(beginningGrams(all), MOST_BEGUN);
  }

  #withWords({ words }: TypedTitle): ShowRow[] {
    return this.#finder.withGrams(words.flatMap(innerGrams), MOST_WITH_WORDS);
  }

  #near({ all, bare }: TypedTitle): ShowRow[] {
    if (all.length < SHORTEST_WITH_TYPO) return [];
    if (!isFoundByDeletions(all))
      return typoWindows(all).flatMap((grams) => this.#finder.withGrams(grams, MOST_NEAR));
    return this.#finder.withKeys('deletion', [all, bare].flatMap(deletionsOf), MOST_BY_DELETION);
  }

  /** With more than one typing error; looked for where nothing else was found. */
  #far(meanings: readonly TypedTitle[], adult: boolean): Candidate[] {
    const rows = meanings
      .flatMap(({ all }) => rightParts(all, mostTyposIn(all)))
      .flatMap((grams) => this.#finder.withGrams(grams, MOST_FAR))
      .filter((row) => row.adult === null || adult);
    const byRank = new Map(rows.map((row) => [row.rank, row]));
    return [...byRank.values()].flatMap((row) => {
      const fit = fitWithTypos(meanings, row);
      return fit === undefined ? [] : { ...fit, rank: row.rank };
    });
  }
}
