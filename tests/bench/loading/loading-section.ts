import { middleOf, ms, nameOf, type Plan, ratio, type Section, type Target } from '../figures/section.ts';
import type { Size } from '../filled/filled-world.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { type Loading, type LoadingResult, measureLoading } from './loading-bench.ts';

/** Milliseconds. */
const MOST = { first: 500, pause: 20 };
/** How many times the time of reading all rows it may take until everything is loaded. */
const MOST_OF_ROWS = 1.5;
/** A guild that is loaded within so many milliseconds is started again, because the machine is the larger part of that. */
const REPEATED_BELOW = 10_000;

/** Cold starts, at all sizes. */
export async function loadingSection({ sizes, judged, many, rounds }: Plan): Promise<Section> {
  const measured: (readonly [Size, LoadingResult])[] = [];
  for (const size of [...sizes, many]) measured.push([size, await measureOften(size, rounds)]);
  const at = measured.find(([size]) => size === judged)?.[1];
  const [largest, ofLargest] = measured[sizes.length - 1] ?? [];
  return {
    title: 'Loading',
    text: `Cold starts of the process (the file may be in the machine's cache). From Discord's READY to the answer of the first command (\`/top\`), and, in another start, of the first autocomplete; to the answers of \`/top\`, \`/review read\` and two autocompletes; and until the process has nothing to do, with the work that it does by itself after a start (a minute at most). Beside it, node:sqlite reads all rows, and JSON.parse parses them. The pause is the longest time in which the event loop did nothing else, once the bot is ready (a timer of one millisecond tells, so that other programs on the machine count, too). A bare bot does the same for comparison. Of ${rounds} runs the middle counts.`,
    tables: [
      {
        head: [
          '',
          'first command',
          'bare',
          'first autocomplete',
          'bare',
          'all kinds',
          'reading all rows',
          'ratio',
          'quiet',
          'longest pause',
          'bare',
        ],
        rows: measured.map(([size, { ovation, bare, rows }]) => [
          nameOf(size),
          ...[ms(ovation.command), ms(bare.command), ms(ovation.autocomplete), ms(bare.autocomplete)],
          ...[ms(ovation.everything), ms(rows), ratio(ovation.everything, rows)],
          ...[ms(ovation.quiet), ms(ovation.pause), ms(bare.pause)],
        ]),
      },
    ],
    targets:
      at === undefined || largest === undefined || ofLargest === undefined
        ? []
        : [
            within(
              `First command within ${MOST.first} ms of READY, at ${nameOf(judged)}`,
              at.ovation.command,
              MOST.first,
            ),
            within(
              `First autocomplete within ${MOST.first} ms of READY, at ${nameOf(judged)}`,
              at.ovation.autocomplete,
              MOST.first,
            ),
            {
              aim: `All kinds of commands answer within ${MOST_OF_ROWS} times the time of reading all rows, at ${nameOf(judged)}`,
              measured: ratio(at.ovation.everything, at.rows),
              isMet: at.ovation.everything <= MOST_OF_ROWS * at.rows,
            },
            within(
              `No pause over ${MOST.pause} ms while ${nameOf(largest)} load`,
              ofLargest.ovation.pause,
              MOST.pause,
            ),
          ],
  };
}

const within = (aim: string, measured: number, most: number): Target => ({
  aim,
  measured: ms(measured),
  isMet: measured <= most,
});

async function measureOften(size: Size, rounds: number): Promise<LoadingResult> {
  const results: LoadingResult[] = [];
  do results.push(await inDirectory((directory) => measureLoading(size, directory)));
  while (results.length < rounds && (results[0]?.ovation.quiet ?? 0) < REPEATED_BELOW);
  return {
    ovation: middle(results.map(({ ovation }) => ovation)),
    bare: middle(results.map(({ bare }) => bare)),
    rows: middleOf(results.map(({ rows }) => rows)),
  };
}

/** The middle of each number. */
const middle = (runs: readonly Loading[]): Loading =>
  Object.fromEntries(
    Object.keys(runs[0] ?? {}).map((name) => [name, middleOf(runs.map((run) => run[name as keyof Loading]))]),
  ) as unknown as Loading;
