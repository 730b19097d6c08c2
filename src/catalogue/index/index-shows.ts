import type { DatabaseSync } from 'node:sqlite';
import { areTwoShows, isSameShow, refsOf, type ShowRef } from '../../reviews/shows/show-ids.ts';
import type { IndexedEntry, ListedEntry } from './catalogue-index.ts';
import { FIRST_LISTED } from './lookup-keys.ts';
import { mergedEntry } from './merged-entry.ts';
import { Pieces } from './pieces.ts';
import { ShowFinder } from './show-finder.ts';
import { ShowRows } from './show-rows.ts';

/** Picked shows have the first ranks, those that were searched for the next. */
const [LAST_PICKED, LAST_LEARNED] = [2 ** 18, FIRST_LISTED - 1];

/** Two shows with one id: so many are looked at. */
const MOST_OF_A_REF = 20;

interface KnownShow {
  readonly rank: number;
  readonly pieces: readonly ListedEntry[];
  readonly merged: IndexedEntry;
}

/** Changes single shows of the index. */
export class IndexShows {
  readonly #database: DatabaseSync;
  readonly #finder: ShowFinder;
  readonly #pieces: Pieces;
  readonly #rows: ShowRows;
  readonly #ranksIn: ReturnType<DatabaseSync['prepare']>;
  readonly #old: ReturnType<DatabaseSync['prepare']>;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#finder = new ShowFinder(database);
    this.#pieces = new Pieces(database);
    this.#rows = new ShowRows(database);
    this.#ranksIn = database.prepare(
      'SELECT min(rank) AS best, max(rank) AS worst FROM show WHERE rank >= ? AND rank <= ?',
    );
    this.#old = database.prepare('SELECT rank, ref FROM piece WHERE learned = 1 AND fetched_at < ?');
  }

  find(ref: ShowRef): IndexedEntry | undefined {
    return this.#showsOf(ref)[0]?.merged;
  }

  put(entries: readonly ListedEntry[]): void {
    this.#inOne(() => {
      for (const listed of entries) this.#putOne(listed);
    });
  }

  prefer(ref: ShowRef): void {
    const [show] = this.#showsOf(ref);
    if (show === undefined || show.rank <= LAST_PICKED) return;
    this.#inOne(() => {
      const rank = this.#freeRank(0, LAST_PICKED);
      this.#replace(show.rank, show.merged, []);
      this.#pieces.move(show.rank, rank);
      this.#replace(rank, undefined, show.pieces);
    });
  }

  forget(which: { readonly ref: ShowRef } | { readonly source: string; readonly before: number }): void {
    this.#inOne(() => {
      if ('ref' in which) for (const { rank } of this.#showsOf(which.ref)) this.#forgetPiece(rank, which.ref);
      else
        for (const { rank, ref } of this.#old.all(which.before) as unknown as {
          rank: number;
          ref: ShowRef;
        }[])
          if (ref.startsWith(`${which.source}:`)) this.#forgetPiece(rank, ref);
    });
  }

  #putOne(listed: ListedEntry): void {
    const [same, ...others] = this.#sameAs(listed);
    const pieces = [same, ...others].flatMap((show) => show?.pieces ?? []);
    const own = pieces.find(({ entry }) => entry.ref === listed.entry.ref);
    // What a search answers is less than the details that are there.
    if (own?.isComplete && !listed.isComplete) return;
    const rank = same?.rank ?? this.#freeRank(LAST_PICKED + 1, LAST_LEARNED);
    for (const other of others) {
      this.#takeOut(other.rank, other.pieces);
      for (const piece of other.pieces) this.#pieces.put(rank, piece, true);
    }
    this.#pieces.put(rank, listed, true);
    this.#replace(rank, same?.merged, [...pieces.filter((piece) => piece !== own), listed]);
  }

  /** The shows that an entry is about, that of its year first: several, when it alone knows that they are one. */
  #sameAs({ entry }: ListedEntry): KnownShow[] {
    const known = new Map(
      refsOf(entry)
        .flatMap((ref) => this.#showsOf(ref))
        .filter(({ merged }) => isSameShow(merged.entry, entry))
        .map((show) => [show.rank, show]),
    );
    const same: KnownShow[] = [];
    const yearsApart = ({ merged }: KnownShow) => Math.abs((merged.entry.year ?? 0) - (entry.year ?? 0));
    const closestFirst = (one: KnownShow, other: KnownShow) =>
      yearsApart(one) - yearsApart(other) || one.rank - other.rank;
    for (const show of [...known.values()].sort(closestFirst)) {
      // The seasons of an anime share ids, and are shows of their own.
      if (!same.some(({ merged }) => areTwoShows(merged.entry, show.merged.entry))) same.push(show);
    }
    return same;
  }

  #forgetPiece(rank: number, ref: ShowRef): void {
    const pieces = this.#pieces.of(rank);
    this.#pieces.remove(rank, ref);
    this.#replace(
      rank,
      mergedEntry(pieces),
      pieces.filter(({ entry }) => entry.ref !== ref),
    );
  }

  #takeOut(rank: number, pieces: readonly ListedEntry[]): void {
    this.#pieces.removeAll(rank);
    this.#replace(rank, mergedEntry(pieces), []);
  }

  #replace(rank: number, before: IndexedEntry | undefined, pieces: readonly ListedEntry[]): void {
    if (before !== undefined) this.#rows.remove(rank, before);
    const merged = mergedEntry(pieces);
    if (merged !== undefined) this.#rows.add(rank, merged);
  }

  #showsOf(ref: ShowRef): KnownShow[] {
    return this.#finder.ranksOf('ref', ref, MOST_OF_A_REF).flatMap((rank) => {
      const pieces = this.#pieces.of(rank);
      const merged = mergedEntry(pieces);
      return merged !== undefined && refsOf(merged.entry).includes(ref) ? { rank, pieces, merged } : [];
    });
  }

  /** A free rank before all in a range; when there is none, that of the show which came first, which goes. */
  #freeRank(first: number, last: number): number {
    const { best, worst } = this.#ranksIn.get(first, last) ?? {};
    if (best === null || Number(best) > first) return Number(best ?? last + 1) - 1;
    this.#takeOut(Number(worst), this.#pieces.of(Number(worst)));
    return Number(worst);
  }

  #inOne(act: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      act();
      this.#database.exec('COMMIT');
    } catch (error) {
      // A full disk has ended it already; a failure of its own would hide that, and look like a damaged file.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }
}
