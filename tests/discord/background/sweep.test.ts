import { expect, test } from 'vitest';
import { Sweep } from '../../../src/discord/background/sweep.ts';
import { MovableClock } from '../../support/movable-clock.ts';

const TIMES = { sweepDelay: 60_000, sweepSpacing: 10_000 };

/** A sweep of guilds that become available when the test says so. */
function startSweep() {
  const clock = new MovableClock();
  const stop = new AbortController();
  const visited: string[] = [];
  const listeners: ((guildId: string) => void)[] = [];
  const presence = { onAvailable: (listener: (guildId: string) => void) => void listeners.push(listener) };
  const sweep = new Sweep({ presence, clock, timing: TIMES }, stop.signal);
  sweep.onVisit((guildId) => visited.push(guildId));
  /** The guilds visited once this much time has passed. */
  const after = async (milliseconds: number) => {
    clock.advance(milliseconds);
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    return visited;
  };
  const available = (guildId: string) => {
    for (const listener of listeners) listener(guildId);
  };
  return { available, after, stop };
}

test('Guilds that become available are visited after a while, one after the other', async () => {
  const { available, after, stop } = startSweep();
  for (const guildId of ['1', '2', '3']) available(guildId);
  expect(await after(TIMES.sweepDelay)).toEqual([]);
  expect(await after(TIMES.sweepSpacing)).toEqual(['1']);
  expect(await after(TIMES.sweepSpacing)).toEqual(['1', '2']);
  available('4');
  expect(await after(TIMES.sweepSpacing)).toEqual(['1', '2', '3']);
  expect(await after(TIMES.sweepDelay - TIMES.sweepSpacing)).toEqual(['1', '2', '3']);
  expect(await after(TIMES.sweepSpacing)).toEqual(['1', '2', '3', '4']);
  stop.abort();
});

test('A sweep that is stopped visits no more guilds', async () => {
  const { available, after, stop } = startSweep();
  for (const guildId of ['1', '2']) available(guildId);
  await after(TIMES.sweepDelay);
  expect(await after(TIMES.sweepSpacing)).toEqual(['1']);
  stop.abort();
  expect(await after(TIMES.sweepSpacing)).toEqual(['1']);
});
