import { megabytes, ms, nameOf, type Plan, ratio, type Section } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { measureConfined } from './confined-bench.ts';

const LIMITS = { memory: 256 * 2 ** 20, cores: 0.5 };
const MOST = 2;

/** The bot where it may use little. */
export async function confinedSection({ confined: plan }: Plan): Promise<Section> {
  const result = await inDirectory((directory) => measureConfined(plan, LIMITS, directory));
  const { size } = plan;
  const title = 'On a small machine';
  if (result === undefined) {
    const text = 'Not measured: this machine has no control groups, or lets only root make one.';
    return { title, text, tables: [], targets: [] };
  }
  const { free, confined, starts, mostMemory, throttled, hasEnded } = result;
  return {
    title,
    text: `With ${nameOf(size)}: a bot in a control group of 256 MiB of memory and half a core beside one that has the whole machine, asked everything of the first table below “Answers over the wire” in turns, 20 times a second. The group had at most ${megabytes(mostMemory)}, with the files that the machine kept in memory for it, and its threads waited for ${ms(throttled)} in all because its half of a core was used up, most of it while it started.${hasEnded ? ' It did not survive: the machine ended it when it needed more memory.' : ''}`,
    tables: [
      {
        head: ['', '256 MiB and half a core', 'the whole machine', 'ratio'],
        rows: [
          ['an answer, p50', ms(confined.p50), ms(free.p50), ratio(confined.p50, free.p50)],
          ['an answer, p99', ms(confined.p99), ms(free.p99), ratio(confined.p99, free.p99)],
          ['start', ms(starts.confined), ms(starts.free), ratio(starts.confined, starts.free)],
        ],
      },
    ],
    targets: [
      {
        aim: `Answers with 256 MiB and half a core: p99 within ${MOST} times that of the whole machine, with ${nameOf(size)}`,
        measured: hasEnded ? 'it ran out of memory' : ratio(confined.p99, free.p99),
        isMet: !hasEnded && confined.p99 <= MOST * free.p99,
      },
    ],
  };
}
