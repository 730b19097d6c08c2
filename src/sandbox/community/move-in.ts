import type { Sandbox } from '../sandbox.ts';
import { history } from './history.ts';

const day = 24 * 3_600_000;

/** How many milliseconds before its members move in the community's past begins. */
export const COMMUNITY_PAST = 731 * day;

/** Plans that the community moves into a new world, whose clock is set back by its past; `moveIn` then does it. */
export function planMoveIn({ world, clock, isNew }: Sandbox): void {
  if (isNew) world.progress.put('community', { done: 0, behind: clock.behind() });
}

/**
 * Fills a world for which this is planned with two years of a community's life: its members join, chat, review shows, vote
 * and report, with the bot's own commands. The world's clock leaps from one step to the next, and is right at the end. It goes
 * as fast as the bot answers, and continues where the sandbox was closed.
 * @param signal stops it
 * @param settled resolves once the bot has done what it is at, which a leap of the clock would disturb
 */
export async function moveIn(
  sandbox: Sandbox,
  signal: AbortSignal,
  settled: () => Promise<void>,
): Promise<void> {
  const { clock, world } = sandbox;
  const steps = history();
  const begun = world.progress.get('community')?.done ?? steps.length;
  for (const [index, { days, act }] of steps.slice(begun).entries()) {
    clock.catchUp(Math.round(days * day));
    // This is scenery: a step may fail because somebody has changed the world, and the next one continues.
    await act(sandbox).catch(() => {});
    await settled();
    if (signal.aborted) return;
    world.progress.put('community', { done: begun + index + 1, behind: clock.behind() });
  }
  if (begun === steps.length) return;
  clock.catchUp(0);
  world.progress.put('community', { done: steps.length });
}
