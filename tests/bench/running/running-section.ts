import { megabytes, nameOf, type Plan, type Section } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { measureRunning, type RunningResult } from './running-bench.ts';

/** All memory of the running bot, at all sizes. */
export async function runningSection({ running }: Plan): Promise<Section> {
  const results: RunningResult[] = [];
  for (const { size } of running)
    results.push(await inDirectory((directory) => measureRunning(size, directory)));
  return {
    title: 'Memory of the running bot',
    text: 'All memory of the process (RSS), as the machine counts it, with the program, the garbage that Node has not collected yet, the index of shows, and the cache of the database: when the bot has started and has nothing more to do, when members of every server have asked for the best shows and have typed a show, so that all servers are in memory, ranked and searchable, and the most that it had at any time. Held is what objects and buffers take of that after the garbage is gone. A bare bot in the same servers is asked for the same.',
    tables: [
      {
        head: [
          '',
          'started',
          'asked in every server',
          'most',
          'held',
          'bare, asked',
          'bare, most',
          'bare, held',
        ],
        rows: results.map(({ size, ovation, bare }) => [
          nameOf(size),
          ...[ovation.started, ovation.asked, ovation.most, ovation.held].map(megabytes),
          ...[bare.asked, bare.most, bare.held].map(megabytes),
        ]),
      },
    ],
    targets: running.flatMap(({ most }, at) => {
      const result = results[at];
      if (most === undefined || result === undefined) return [];
      const { size, ovation } = result;
      return [
        {
          aim: `At most ${megabytes(most)} of memory (RSS), with ${nameOf(size)} in memory`,
          measured: megabytes(ovation.asked),
          isMet: ovation.asked <= most,
        },
      ];
    }),
  };
}
