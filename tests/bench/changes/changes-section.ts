import { ms, nameOf, type Plan, type Section } from '../figures/section.ts';
import { inDirectory } from '../filled/in-directory.ts';
import { measureChanges } from './changes-bench.ts';

const MOST = { pause: 20, answer: 50 };

/** What concerns all reviews of a guild, at the judged size. */
export async function changesSection({ judged }: Plan): Promise<Section> {
  const results = await inDirectory((directory) => measureChanges(judged, directory));
  return {
    title: 'Changes for all',
    text: `With ${nameOf(judged)}: until the member who makes the change has the answer, and the longest time in which the event loop did nothing else, until the bot has nothing more to do (15 seconds at most).`,
    tables: [
      {
        head: ['', 'answered after', 'longest pause'],
        rows: results.map(({ name, answered, pause }) => [name, ms(answered), ms(pause)]),
      },
    ],
    targets: results.slice(1).flatMap(({ name, answered, pause }) => [
      {
        aim: `Changes for all, no pause over ${MOST.pause} ms: ${name}`,
        measured: ms(pause),
        isMet: pause <= MOST.pause,
      },
      {
        aim: `Changes for all, an answer that doesn't wait for them (${MOST.answer} ms): ${name}`,
        measured: ms(answered),
        isMet: answered <= MOST.answer,
      },
    ]),
  };
}
