import { ms, type Plan, type Section } from '../figures/section.ts';
import { measurePictures } from './pictures-bench.ts';

/** Milliseconds. */
const MOST = 150;
/** What the event loop may do besides at most, in milliseconds: less than anybody notices. */
const LONGEST_PAUSE = 20;

/** How long pictures take, and whether anything waits for them. */
export async function picturesSection({ samples }: Plan): Promise<Section> {
  const { first, kinds, pause } = await measurePictures(samples.judged);
  const slowest = Math.max(...kinds.map(({ p99 }) => p99));
  return {
    title: 'Pictures',
    text: `From the request to the thread that draws until its picture is there, each unlike all before; the first one, with the start of the thread, takes ${ms(first)}. Answers don't wait for that, and one that was drawn before is kept. While all of these were drawn, the longest time in which the event loop did nothing else was ${ms(pause.drawing)}; in as long a time without pictures it was ${ms(pause.idle)}.`,
    tables: [
      {
        head: ['', 'p50', 'p99', 'size'],
        rows: kinds.map(({ kind, p50, p99, bytes }) => [
          kind,
          ms(p50),
          ms(p99),
          `${(bytes / 1000).toFixed(0)} kB`,
        ]),
      },
    ],
    targets: [
      { aim: `A picture within ${MOST} ms (p99)`, measured: ms(slowest), isMet: slowest <= MOST },
      {
        aim: 'Nothing waits while pictures are drawn',
        measured: ms(pause.drawing),
        isMet: pause.drawing <= Math.max(LONGEST_PAUSE, 2 * pause.idle),
      },
    ],
  };
}
