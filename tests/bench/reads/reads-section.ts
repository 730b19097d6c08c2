import { type Plan, ratio, type Section, type Target, whole } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { onServer } from '../filled/on-server.ts';
import { measurePostgresReads, measureSqliteReads, type ReadResult } from './reads-bench.ts';

/** How many reviews the server has that is read. */
const REVIEWS = 20_000;
/** By how many times Ovation may be slower than the database's own client. */
const MOST = 1.5;

/** How many entries are read in a second, on each database. */
export async function readsSection({ rounds, judged }: Plan): Promise<Section> {
  const count = Math.min(REVIEWS, judged.reviewsEach);
  const sqlite = await inDirectory((directory) => measureSqliteReads(directory, count, rounds * 3));
  const postgres = await onServer((server) => measurePostgresReads(server, count, rounds * 3));
  const cells = (result: ReadResult | undefined): string[] =>
    result === undefined
      ? []
      : [whole(result.ovation), whole(result.client), ratio(result.ovation, result.client)];
  return {
    title: 'Reads',
    text: `How many of the ${whole(count)} reviews of a server are read in a second, on SQLite and on PostgreSQL, each beside its own client alone, node:sqlite or pg, which reads the same rows of the same database and parses them, without checking what they say. SQLite is read in a thread of its own, so that nobody waits for the disk; the PostgreSQL server is on the same machine. Facts are what a server is loaded from: all of a review but its texts; the clients read the whole rows. The middle of several rounds, in turns.`,
    tables: [
      {
        head: ['', 'SQLite: a second', 'node:sqlite', 'ratio', 'PostgreSQL: a second', 'pg', 'ratio'],
        rows: sqlite.map((result, at) => [result.name, ...cells(result), ...cells(postgres[at])]),
      },
    ],
    targets: postgres.map(
      ({ name, ovation, client }): Target => ({
        aim: `At least ${(1 / MOST).toFixed(2)} of pg: ${name}`,
        measured: ratio(ovation, client),
        isMet: MOST * ovation >= client,
      }),
    ),
  };
}
