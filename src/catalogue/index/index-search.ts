import type { DatabaseSync } from 'node:sqlite';
import type { FoundEntry } from '../../reviews/shows/catalogue-entry.ts';
import { deletionsOf, isFoundByDeletions, mostTypos } from '../titles/deletions.ts';
import { ARTICLE_MARK } from '../titles/title-form.ts';
import { type TypedTitle, typedTitles } from '../titles/typed-titles.ts';
import { beginningGrams, innerGrams } from './grams.ts';
import { mergedEntry } from './merged-entry.ts';
import { Pieces } from './pieces.ts';
import { ShowFinder, type ShowRow } from './show-finder.ts';
import { type TitleFit, titleFit } from './title-fit.ts';
import { typoWindows } from './typo-windows.ts';

/** How many shows each step of a search compares: those that are best known. */
const [MOST_EXACT, MOST_BEGUN, MOST_WITH_WORDS, MOST_NEAR] = [50, 30, 60, 100];

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
    const meanings = typedTitles(typed);
    const rows = new Map<number, ShowRow>();
    const add = (found: readonly ShowRow[]) => {
      for (const row of found) if (adult || row.adult === null) rows.set(row.rank, row);
    };
    for (const meaning of meanings) add(this.#exact(meaning));
    const isKnown = rows.size > 0;
    for (const meaning of meanings) add(this.#begun(meaning));
    if (rows.size < limit) for (const meaning of meanings) add(this.#withWords(meaning));
    if (!isKnown) for (const meaning of meanings) add(this.#near(meaning));
    return ranked(meanings, rows.values())
      .slice(0, limit)
      .flatMap(({ rank, fit }) => {
        const merged = mergedEntry(this.#pieces.of(rank));
        return merged === undefined ? [] : { entry: merged.entry, fit };
      });
  }

  #exact({ all, bare, season }: TypedTitle): ShowRow[] {
    return [...new Set([all, bare])]
      .flatMap((letters) => this.#finder.withKey('title', letters, MOST_EXACT))
      .concat(
        this.#finder.withKey('initials', all, MOST_EXACT),
        season === undefined ? [] : this.#finder.withKey('season', season, MOST_EXACT),
      );
  }

  #begun({ all, bare }: TypedTitle): ShowRow[] {
    return [...new Set([all, bare])].flatMap((letters) =>
      this.#finder.withGrams(beginningGrams(letters), MOST_BEGUN),
    );
  }

  #withWords({ form }: TypedTitle): ShowRow[] {
    const words = form.split(' ').filter((word) => !word.startsWith(ARTICLE_MARK));
    return this.#finder.withGrams(words.flatMap(innerGrams), MOST_WITH_WORDS);
  }

  #near({ all, bare }: TypedTitle): ShowRow[] {
    return [...new Set([all, bare])].flatMap((letters) => {
      if (mostTypos(letters) === 0) return [];
      if (!isFoundByDeletions(letters))
        return typoWindows(letters).flatMap((grams) => this.#finder.withGrams(grams, MOST_NEAR));
      return deletionsOf(letters).flatMap((text) => this.#finder.withKey('deletion', text, MOST_NEAR));
    });
  }
}

/** The shows that a text can mean: by how well it fits, then by how well known they are. */
function ranked(meanings: readonly TypedTitle[], rows: Iterable<ShowRow>): Candidate[] {
  const candidates: Candidate[] = [];
  for (const row of rows) {
    const fits = meanings.flatMap((meaning) => titleFit(meaning, row) ?? []);
    const [best] = fits.sort((a, b) => b.score - a.score);
    if (best !== undefined) candidates.push({ ...best, rank: row.rank });
  }
  return candidates.sort((a, b) => b.score - a.score || a.rank - b.rank);
}
