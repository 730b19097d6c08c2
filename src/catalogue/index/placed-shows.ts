import type { DatabaseSync } from 'node:sqlite';
import { isSameShow, refsOf } from '../../reviews/shows/show-ids.ts';
import type { ListedEntry } from './catalogue-index.ts';
import { FIRST_LISTED, keysFrom, RANKS, writeKeyBlocks } from './lookup-keys.ts';
import { mergedEntry } from './merged-entry.ts';
import { NumberList } from './packed-numbers.ts';
import { Pieces } from './pieces.ts';
import { ShowRows } from './show-rows.ts';
import type { StagedEntry } from './staged-entries.ts';
import type { StagedRanks } from './staged-ranks.ts';

/** A gram is common when more than one in so many shows has it. */
const COMMON = 2000;

/** Gives entries their ranks, one for all about the same show. @returns how many shows there are */
export function placeEntries(
  database: DatabaseSync,
  entries: Iterable<StagedEntry>,
  ranks: StagedRanks,
): number {
  const pieces = new Pieces(database);
  let [next, shows] = [FIRST_LISTED, 0];
  database.exec('BEGIN');
  for (const { listed, isLearned, rank: before } of entries) {
    const refs = refsOf(listed.entry);
    let rank = refs
      .flatMap((ref) => ranks.of(keysFrom('ref', ref)))
      .find((other) => isAbout(listed, pieces.of(other)));
    if (rank === undefined) {
      if (before === undefined && next === RANKS) continue;
      rank = before ?? next++;
      shows += 1;
    }
    pieces.put(rank, listed, isLearned);
    for (const ref of refs) ranks.add(keysFrom('ref', ref) + rank);
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
  const keys = new NumberList();
  const rows = new ShowRows(database, (key) => keys.push(key));
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
  writeKeyBlocks(database, keys.sorted());
  database.prepare("INSERT INTO about VALUES ('shows', ?)").run(shows);
  const common = database.prepare('INSERT INTO common VALUES (?, ?)');
  for (const [gram, count] of counts) if (count > 10 && count > shows / COMMON) common.run(gram, count);
  database.exec(
    "INSERT INTO gram (gram, rank) VALUES ('automerge', 4); INSERT INTO gram (gram) VALUES ('optimize'); COMMIT",
  );
  return titles;
}
