import { expect, test } from 'vitest';
import { Pace } from '../../../src/discord/background/pace.ts';
import { MovableClock } from '../../support/movable-clock.ts';

const never = new AbortController().signal;

test('Turns come in the order they were asked for, so much time apart as their work takes', async () => {
  const clock = new MovableClock();
  const pace = new Pace(clock, 60_000);
  const had: string[] = [];
  const turn = (name: string, pieces?: number) => pace.turn(never, pieces).then(() => void had.push(name));
  const turns = [turn('first'), turn('second', 2), turn('third')];
  for (const [minutes, names] of [
    [1, ['first']],
    [1, ['first']],
    [1, ['first', 'second']],
    [1, ['first', 'second', 'third']],
  ] as const) {
    clock.advance(minutes * 60_000);
    await new Promise(setImmediate);
    expect(had).toEqual(names);
  }
  await Promise.all(turns);
});

test('A turn ends when it is no longer wanted', async () => {
  const stop = new AbortController();
  const turn = new Pace(new MovableClock(), 60_000).turn(stop.signal);
  stop.abort();
  await turn;
});
