import { type Plan, ratio, type Section, type Target, whole } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { onServer } from '../filled/on-server.ts';
import { measurePostgresWrites, measureSqliteWrites, type WriteResult } from './writes-bench.ts';

const LEAST = 0.8;

/** By how many times PostgreSQL may be slower than its own client. */
const MOST_OF_CLIENT = 1.5;

/** How many reviews and votes become durable in a second. */
export async function writesSection({ rounds }: Plan): Promise<Section> {
  const sqlite = await inDirectory((directory) => measureSqliteWrites(directory, rounds * 12));
  const postgres = await onServer((server) => measurePostgresWrites(server, rounds * 12));
  return {
    title: 'Writes and votes',
    text: 'How many are on disk in a second, on SQLite and on PostgreSQL, each beside its own client alone, node:sqlite or pg, which upserts the same rows: in groups (500 members at the same time; one transaction) and one by one (the next when the one before is on disk; a transaction for each). Because Ovation never waits for the disk in the thread that answers members, node:sqlite in another thread, which gets the rows of a transaction in one message, stands beside it, too; pg sends all statements of a transaction at once. The PostgreSQL server is on the same machine. In the running bot a vote waits for others for 100 ms, which is left out here. Several votes on a review that come together are one row; the clients get a row for each. The middle of several rounds, in turns.',
    tables: [
      {
        head: [
          ...['', 'SQLite: a second', 'node:sqlite', 'ratio', 'in another thread', 'ratio'],
          ...['PostgreSQL: a second', 'pg', 'ratio'],
        ],
        rows: sqlite.map((result, at) => [
          `${result.name}, ${result.isGroup ? 'in groups' : 'one by one'}`,
          ...[...cells(result), ...cells(postgres[at])],
        ]),
      },
    ],
    targets: [...targetsOf(sqlite, 'node:sqlite', LEAST), ...targetsOf(postgres, 'pg', 1 / MOST_OF_CLIENT)],
  };
}

function cells(result: WriteResult | undefined): string[] {
  if (result === undefined) return [];
  const { ovation, floors } = result;
  return [whole(ovation), ...floors.flatMap((floor) => [whole(floor), ratio(ovation, floor)])];
}

/** @param least how many times as many as by its own client there should be */
const targetsOf = (results: readonly WriteResult[], client: string, least: number): Target[] =>
  results.flatMap(({ name, ovation, floors: [floor = Number.NaN], isGroup }) =>
    isGroup
      ? [
          {
            aim: `At least ${least.toFixed(2)} of ${client} in groups: durable ${name}`,
            measured: ratio(ovation, floor),
            isMet: ovation >= least * floor,
          },
        ]
      : [],
  );
