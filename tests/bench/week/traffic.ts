import { setTimeout as wait } from 'node:timers/promises';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { InFlight } from '../../../src/storage/in-flight.ts';
import { seededRandom } from '../../soak/seeded-random.ts';
import { CHATTER } from './chatter.ts';
import { DOINGS } from './doings.ts';
import { placesOf } from './places.ts';

/** What was played so far. */
export interface Counts {
  /** Events that Discord dispatched, with those that what members did has led to. */
  readonly events: number;
  readonly interactions: number;
  readonly failed: number;
}

/** How often the pace is kept, in milliseconds. */
const TICK = 10;
/** No more members than this wait for an answer at the same time. */
const MOST_AT_ONCE = 50;
/** A bot that has sent Discord nothing for so long, in milliseconds, has done what follows from what happened. */
const SETTLED = 100;
/** Edits that show new counts go on for minutes, since Discord takes few at a time: they don't hold up the leap. In milliseconds. */
const SETTLED_WITHIN = 2000;

/** Lets people chat, react and use the bot, in all guilds that these reviews are in, as chance says. */
export function createTraffic(sandbox: Sandbox, reviewIds: readonly string[]) {
  const { world, requests } = sandbox;
  const places = placesOf(sandbox, reviewIds);
  const random = seededRandom(1);
  const doing = new InFlight();
  let [events, interactions, failed, waiting] = [0, 0, 0, 0];
  world.on('dispatch', ({ name }) => {
    events += 1;
    if (name === 'INTERACTION_CREATE') interactions += 1;
  });
  const bag = [...CHATTER, ...DOINGS].flatMap((one) => Array.from({ length: one.times * 2 }, () => one));

  function happen(): void {
    const [what, place] = [random.pick(bag), random.pick(places)];
    if ('happen' in what) what.happen(sandbox, place, random);
    else if (waiting < MOST_AT_ONCE) {
      waiting += 1;
      doing.add(
        what
          .act(sandbox, place, random)
          .catch(() => (failed += 1))
          .finally(() => (waiting -= 1)),
      );
    }
  }

  return {
    counts: (): Counts => ({ events, interactions, failed }),
    /** Plays so many events a second. Resolves once all of them are answered, and the bot has done what follows from them. */
    async play(perSecond: number, seconds: number): Promise<void> {
      const [began, before] = [performance.now(), events];
      for (let passed = 0; passed < seconds; passed = (performance.now() - began) / 1000) {
        while (events - before < passed * perSecond) happen();
        await wait(TICK);
      }
      await doing.idle();
      const answered = performance.now();
      for (let last: unknown; last !== requests.at(-1) && performance.now() - answered < SETTLED_WITHIN; ) {
        last = requests.at(-1);
        await wait(SETTLED);
      }
      removeAnswers();
    },
  };

  /** Answers that one member alone saw are read by now; the sandbox would keep them. */
  function removeAnswers(): void {
    for (const { id, visible_to } of world.messages.values())
      if (visible_to !== null) world.messages.remove(id);
  }
}
