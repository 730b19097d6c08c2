import { ms, nameOf, type Plan, ratio, type Section } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { measureIdle } from './idle-bench.ts';

const MOST = 1.1;

/** What the bot does while nobody does anything. */
export async function idleSection({ idle: { size, minutes } }: Plan): Promise<Section> {
  const { ovation, bare } = await inDirectory((directory) => measureIdle(size, minutes, directory));
  return {
    title: 'Idle',
    text: `Processor time of all threads in ${minutes} minutes in which nothing happens in any server, beside a bare bot that runs at the same time in the same servers, once both have nothing left to do after their start. The bot may not see the messages of the reviews, so that it has nothing to compare with Discord. \`npm run soak -- idle\` lets an hour pass.`,
    tables: [
      {
        head: ['', 'Ovation', 'bare', 'ratio'],
        rows: [[`${nameOf(size)}, ${minutes} minutes`, ms(ovation), ms(bare), ratio(ovation, bare)]],
      },
    ],
    targets: [
      {
        aim: `Idle with ${nameOf(size)} within ${MOST} times the bare bot's processor time, in ${minutes} minutes`,
        measured: ratio(ovation, bare),
        isMet: ovation <= MOST * bare,
      },
    ],
  };
}
