import { ms, nameOf, type Plan, type Section } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { measureTaste } from './taste-bench.ts';

/** Milliseconds. */
const MOST = { cold: 150, pause: 20 };

/** How long it takes to find out who likes what, at all sizes. */
export async function tasteSection({ sizes, judged, samples }: Plan): Promise<Section> {
  const results = [];
  for (const size of sizes) {
    const often = size === judged ? samples.judged : Math.ceil(samples.other / 4);
    const found = await inDirectory((directory) => measureTaste(size, directory, often));
    results.push(...found.map((one) => ({ size, ...one })));
  }
  return {
    title: 'Taste',
    text: 'What rests on a snapshot of all scores, without the way over Discord. Cold: the snapshot has yet to be made, as it has when nobody asked for minutes. Warm: it is there, and another member asks. The pause is the longest time in which the event loop did nothing else, while cold.',
    tables: [
      {
        head: ['', '', 'cold, p50', 'cold, p99', 'warm, p50', 'warm, p99', 'longest pause'],
        rows: results.map(({ size, asked, cold, warm, pause }) => [
          ...[nameOf(size), asked],
          ...[cold.p50, cold.p99, warm.p50, warm.p99, pause].map(ms),
        ]),
      },
    ],
    targets: results
      .filter(({ size }) => size === judged)
      .flatMap(({ asked, cold, pause }) => [
        {
          aim: `Taste at ${nameOf(judged)}, cold, within ${MOST.cold} ms (p99): ${asked}`,
          measured: ms(cold.p99),
          isMet: cold.p99 <= MOST.cold,
        },
        {
          aim: `Taste at ${nameOf(judged)}, no pause over ${MOST.pause} ms: ${asked}`,
          measured: ms(pause),
          isMet: pause <= MOST.pause,
        },
      ]),
  };
}
