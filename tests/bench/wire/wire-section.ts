import { ms, nameOf, type Plan, ratio, type Section, type Table, type Target } from '../figures/section.ts';
import type { Size } from '../filled/filled-world.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { measureWire, type WireResult } from './wire-bench.ts';

/** How many times the bare bot's answer Ovation's may take. */
const MOST = { p50: 1.3, p99: 2 };

type Measured = readonly [Size, readonly WireResult[]];

/** Everything that members do, over the wire, at all sizes. */
export async function wireSection({ sizes, judged, many, samples }: Plan): Promise<Section> {
  const measured: Measured[] = [];
  for (const size of [...sizes, many]) {
    const count = size === judged ? samples.judged : samples.other;
    measured.push([size, await inDirectory((directory) => measureWire(size, directory, count))]);
  }
  const at = measured.find(([size]) => size === judged)?.[1] ?? [];
  const alone = measured.filter(([{ guilds }]) => guilds === 1);
  return {
    title: 'Answers over the wire',
    text: `From what a member does until the sandbox has the answer. The first table is about ${nameOf(judged)}: half of the answers come within p50, 99 of 100 within p99, of ${samples.judged} (a third as many where something is stored). A picture that follows an answer is not a part of it; from the second time on both bots' answers have one. The second has Ovation's p50, and its ratio to the bare bot's in the same run, at each size.`,
    tables: [answerTable(at), growthTable(measured)],
    targets: [...answerTargets(at.filter(isJudged), judged), growthTarget(alone)],
  };
}

/** What waits for Discord before it answers can't be as quick as a bot that doesn't. */
const isJudged = ({ asksDiscord }: WireResult): boolean => !asksDiscord;

const answerTable = (results: readonly WireResult[]): Table => ({
  head: ['what a member does', 'p50', 'bare', 'ratio', 'p99', 'bare', 'ratio', ''],
  rows: results.map((result) => {
    const { ovation, bare } = result;
    const isMissed = isJudged(result) && !(isWithin(result, 'p50') && isWithin(result, 'p99'));
    return [
      `${result.question}${result.stores ? ' (stores)' : ''}${result.asksDiscord ? ' (asks Discord first)' : ''}`,
      ...[ms(ovation.p50), ms(bare.p50), ratio(ovation.p50, bare.p50)],
      ...[ms(ovation.p99), ms(bare.p99), ratio(ovation.p99, bare.p99)],
      isMissed ? '✗' : '',
    ];
  }),
});

const isWithin = ({ ovation, bare }: WireResult, which: 'p50' | 'p99'): boolean =>
  ovation[which] <= MOST[which] * bare[which];

const answerTargets = (results: readonly WireResult[], size: Size): Target[] =>
  (['p50', 'p99'] as const).map((which) => {
    const within = results.filter((result) => isWithin(result, which));
    const worst = results.toSorted(
      (a, b) => b.ovation[which] / b.bare[which] - a.ovation[which] / a.bare[which],
    )[0];
    return {
      aim: `Every answer: ${which} within ${MOST[which]} times the bare bot's, at ${nameOf(size)}`,
      measured: `${within.length} of ${results.length}; at most ${worst === undefined ? '' : `${ratio(worst.ovation[which], worst.bare[which])} (${worst.question})`}`,
      isMet: within.length === results.length,
    };
  });

const growthTable = (measured: readonly Measured[]): Table => ({
  head: ['what a member does', ...measured.map(([size]) => nameOf(size))],
  rows: (measured[0]?.[1] ?? []).map(({ question }, at) => [
    question,
    ...measured.map(([, results]) => {
      const { ovation, bare } = results[at] as WireResult;
      return `${ms(ovation.p50)} (${ratio(ovation.p50, bare.p50)})`;
    }),
  ]),
});

/** How many times slower each answer is in the largest guild, measured in bare bot's answers, beside the logarithm. */
function growthTarget(alone: readonly Measured[]): Target {
  const [[smallest, before], [largest, after]] = [alone[0] as Measured, alone.at(-1) as Measured];
  const most = Math.log(largest.reviewsEach) / Math.log(smallest.reviewsEach);
  const growths = before.map((small, at) => {
    const large = after[at] as WireResult;
    return {
      question: small.question,
      growth: large.ovation.p50 / large.bare.p50 / (small.ovation.p50 / small.bare.p50),
    };
  });
  const within = growths.filter(({ growth }) => growth <= most);
  const worst = growths.toSorted((a, b) => b.growth - a.growth)[0];
  return {
    aim: `p50 grows no faster than the logarithm from ${nameOf(smallest)} to ${nameOf(largest)}: ${most.toFixed(1)} times`,
    measured: `${within.length} of ${growths.length}; at most ${worst?.growth.toFixed(1)} times (${worst?.question})`,
    isMet: within.length === growths.length,
  };
}
