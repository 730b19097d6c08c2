import { expect, test } from 'vitest';
import { InFlight } from '../../src/storage/in-flight.ts';

test('Work is in flight until it has ended, and idle waits for all of it', async () => {
  const works = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const inFlight = new InFlight();
  expect(inFlight.isEmpty).toBe(true);
  for (const { promise } of works) inFlight.add(promise);
  let isIdle = false;
  const idle = inFlight.idle().then(() => {
    isIdle = true;
  });
  works[0]?.resolve();
  await new Promise(setImmediate);
  expect({ isIdle, isEmpty: inFlight.isEmpty }).toEqual({ isIdle: false, isEmpty: false });
  works[1]?.resolve();
  await idle;
  expect(inFlight.isEmpty).toBe(true);
});
