import { megabytes, ms, nameOf, type Plan, ratio, type Section } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { type MemoryResult, measureMemory } from './memory-bench.ts';

/** Bytes a review, and of the whole process. */
const MOST = { review: 300, resident: 450e6, pause: 20 };

/** What guilds take that are all in memory, at all sizes. */
export async function memorySection({ sizes, many }: Plan): Promise<Section> {
  const results: MemoryResult[] = [];
  for (const size of [...sizes, many])
    results.push(await inDirectory((directory) => measureMemory(size, directory)));
  const largest = results.filter(({ size }) => size === sizes.at(-1) || size === many);
  return {
    title: 'Memory',
    text: 'A process that opens the store and holds all servers of the database, each of them ranked and searchable; the bot itself lets go of servers that nobody uses. Held is what heap and buffers have more than before, after the garbage is gone. Beside it stands the sum of the facts: each number in as many bytes as it needs, and each title as UTF-8. RSS is all memory of the process. The pause is the longest time for which nothing else ran while the servers were loaded.',
    tables: [
      {
        head: ['', 'held for a review', 'sum of the facts', 'ratio', 'RSS', 'longest pause'],
        rows: results.map(({ size, held, facts, reviews, resident, pause }) => [
          nameOf(size),
          ...[bytes(held / reviews), bytes(facts / reviews), ratio(held, facts)],
          ...[megabytes(resident), ms(pause)],
        ]),
      },
    ],
    targets: largest.flatMap(({ size, held, reviews, resident, pause }) => [
      {
        aim: `At most ${bytes(MOST.review)} held for a review, at ${nameOf(size)}`,
        measured: bytes(held / reviews),
        isMet: held / reviews <= MOST.review,
      },
      {
        aim: `RSS under ${megabytes(MOST.resident)}, with ${nameOf(size)} in memory`,
        measured: megabytes(resident),
        isMet: resident < MOST.resident,
      },
      {
        aim: `No pause over ${MOST.pause} ms while ${nameOf(size)} are loaded into memory`,
        measured: ms(pause),
        isMet: pause <= MOST.pause,
      },
    ]),
  };
}

const bytes = (count: number): string => `${count.toFixed(0)} bytes`;
