import type { DatabaseSync } from 'node:sqlite';
import { isSameShow, refsOf } from '../../reviews/shows/show-ids.ts';
import type { ListedEntry } from './catalogue-index.ts';
import { FIRST_LISTED } from './index-shows.ts';
import { keysFrom, RANKS } from './lookup-keys.ts';
import { mergedEntry } from './merged-entry.ts';
import { Pieces } from './pieces.ts';
import { ShowFinder } from './show-finder.ts';
import { ShowRows } from './show-rows.ts';
import type { StagedEntry } from './staged-entries.ts';

/** A gram is common when more than one in so many shows has it. */
const COMMON = 2000;
/** How many grams of one id are looked at. */
const MOST_OF_A_REF = 20;

/** Gives entries their ranks, one for all about the same show. @returns how many shows there are */
export function placeEntries(database: DatabaseSync, entries: Iterable<StagedEntry>): number {
  const pieces = new Pieces(database);
  const finder = new ShowFinder(database);
  const key = database.prepare('INSERT OR IGNORE INTO key VALUES (?)');
  let [next, shows] = [FIRST_LISTED, 0];
  database.exec('BEGIN');
  for (const { listed, isLearned, rank: before } of entries) {
    const refs = refsOf(listed.entry);
    let rank = refs
      .flatMap((ref) => finder.ranksOf('ref', ref, MOST_OF_A_REF))
      .find((other) => isAbout(listed, pieces.of(other)));
    if (rank === undefined) {
      if (before === undefined && next === RANKS) continue;
      rank = before ?? next++;
      shows += 1;
    }
    pieces.put(rank, listed, isLearned);
    for (const ref of refs) key.run(keysFrom('ref', ref) + rank);
  }
  database.exec('COMMIT');
  return shows;
}

function isAbout({ entry }: ListedEntry, pieces: readonly ListedEntry[]): boolean {
  const merged = mergedEntry(pieces);
  return merged !== undefined && isSameShow(merged.entry, entry);
}

/** Writes the shows of all pieces into the index. @returns how many titles they have */
export function writeShows(database: DatabaseSync): number {
  const pieces = new Pieces(database);
  const rows = new ShowRows(database);
  const counts = new Map<string, number>();
  let [titles, shows] = [0, 0];
  database.exec("BEGIN; INSERT INTO gram (gram, rank) VALUES ('hashsize', 67108864), ('automerge', 0)");
  for (const rank of database.prepare('SELECT DISTINCT rank FROM piece ORDER BY rank').all()) {
    const merged = mergedEntry(pieces.of(Number(rank.rank)));
    if (merged === undefined) continue;
    for (const gram of rows.add(Number(rank.rank), merged)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    titles += 1 + merged.entry.titles.length;
    shows += 1;
  }
  const common = database.prepare('INSERT INTO common VALUES (?, ?)');
  for (const [gram, count] of counts) if (count > 10 && count > shows / COMMON) common.run(gram, count);
  database.exec(
    "INSERT INTO gram (gram, rank) VALUES ('automerge', 4); INSERT INTO gram (gram) VALUES ('optimize'); COMMIT",
  );
  return titles;
}
