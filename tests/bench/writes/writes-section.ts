import { type Plan, ratio, type Section } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { measureWrites } from './writes-bench.ts';

const LEAST = 0.8;

const whole = (count: number): string => Math.round(count).toLocaleString('en');

/** How many reviews and votes become durable in a second. */
export async function writesSection({ rounds }: Plan): Promise<Section> {
  const results = await inDirectory((directory) => measureWrites(directory, rounds * 12));
  return {
    title: 'Writes and votes',
    text: 'How many are on disk in a second, beside node:sqlite alone, which upserts the same rows in the thread that asks: in groups (500 members at the same time; one transaction) and one by one (the next when the one before is on disk; a transaction for each). Because Ovation never waits for the disk in the thread that answers members, node:sqlite in another thread, which gets the rows of a transaction in one message, stands beside it, too. In the running bot a vote waits for others for 100 ms, which is left out here. Several votes on a review that come together are one row; node:sqlite gets a row for each. The middle of several rounds, in turns.',
    tables: [
      {
        head: ['', 'a second', 'node:sqlite', 'ratio', 'in another thread', 'ratio'],
        rows: results.map(({ name, isGroup, ovation, floor, floorThread }) => [
          ...[`${name}, ${isGroup ? 'in groups' : 'one by one'}`, whole(ovation)],
          ...[whole(floor), ratio(ovation, floor)],
          ...[whole(floorThread), ratio(ovation, floorThread)],
        ]),
      },
    ],
    targets: results.flatMap(({ name, ovation, floor, isGroup }) =>
      isGroup
        ? [
            {
              aim: `At least ${LEAST} of node:sqlite in groups: durable ${name}`,
              measured: ratio(ovation, floor),
              isMet: ovation >= LEAST * floor,
            },
          ]
        : [],
    ),
  };
}
