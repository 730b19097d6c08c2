import { setTimeout as wait } from 'node:timers/promises';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { Occasion, Question } from './questions/question.ts';

/** Discord gives up after so many milliseconds; the answer then counts as so late. */
export const GIVEN_UP = 3000;
/** After something was stored, a bot that sends nothing to Discord for so long, in milliseconds, has done what follows from it. */
const SETTLED = 4;

/**
 * Asks a question once. Resolves to the milliseconds until the answer, or until Discord has given up.
 * @param shows what the answer has to have in it
 * @throws when the answer doesn't show what it should
 */
export async function ask(
  { name, stores, before, ask: answer, after }: Question,
  occasion: Occasion,
  shows?: RegExp,
): Promise<number> {
  const known = await before?.(occasion);
  if (before !== undefined && stores) await settled(occasion.sandbox);
  const asked = performance.now();
  const answered = await answer(occasion, known).catch((error: unknown) => String(error));
  const time = performance.now() - asked;
  if (time >= GIVEN_UP) return time;
  const text = JSON.stringify(answered);
  if (shows !== undefined && !shows.test(text)) throw new Error(`${name} was answered with ${text}`);
  await after?.(occasion, answered);
  if (stores) await settled(occasion.sandbox);
  return time;
}

/** Resolves once the bot sends Discord nothing for a while. */
async function settled({ requests }: Sandbox): Promise<void> {
  for (let last = requests.at(-1); ; last = requests.at(-1)) {
    await wait(SETTLED);
    if (requests.at(-1) === last) return;
  }
}
