import { ms, nameOf, type Plan, ratio, type Section } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { measureStart } from './start-bench.ts';

const MOST = 1.2;

/** From the start of the process until it is ready. */
export async function startSection({ sizes, many }: Plan): Promise<Section> {
  const [smallest] = sizes;
  const measured = [];
  for (const size of smallest === undefined ? [many] : [smallest, many])
    measured.push({ size, ...(await inDirectory((directory) => measureStart(size, directory))) });
  const { ovation, bare } = measured.at(-1) ?? { ovation: Number.NaN, bare: Number.NaN };
  return {
    title: 'Start',
    text: 'From the start of the process until the bot is ready, beside a bare discord.js bot in the same servers; the middle of five in turns, with what Node has kept of the TypeScript from a start before.',
    tables: [
      {
        head: ['', 'Ovation', 'bare', 'ratio'],
        rows: measured.map((one) => [
          nameOf(one.size),
          ms(one.ovation),
          ms(one.bare),
          ratio(one.ovation, one.bare),
        ]),
      },
    ],
    targets: [
      {
        aim: `Ready with ${nameOf(many)} within ${MOST} times the bare bot's time`,
        measured: ratio(ovation, bare),
        isMet: ovation <= MOST * bare,
      },
    ],
  };
}
