import { expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';
import { createWorldClock } from '../../../src/sandbox/world/world-clock.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { sandboxForTest } from '../rest/client.ts';
import { post } from '../rest/request.ts';

const DAY = 24 * 3_600_000;

test('A clock that was set back leaps forward, and never back', () => {
  const clock = createWorldClock(() => 1000 * DAY);
  clock.setBack(10 * DAY);
  expect(clock.now()).toBe(990 * DAY);
  const before = clock.monotonic();
  clock.catchUp(4 * DAY);
  expect(clock.now()).toBe(996 * DAY);
  expect(clock.monotonic() - before).toBeGreaterThanOrEqual(6 * DAY);
  clock.catchUp(9 * DAY);
  expect(clock.behind()).toBe(4 * DAY);
  clock.catchUp(-1);
  expect(clock.now()).toBe(1000 * DAY);
});

test('What waits for a time within a leap goes on, what waits longer does not, and an end ends it', async () => {
  const clock = createWorldClock(Date.now);
  clock.setBack(10 * DAY);
  const order: string[] = [];
  const ending = new AbortController();
  const late = clock.wait(30 * DAY, ending.signal).then(() => order.push('late'));
  const soon = clock.wait(DAY).then(() => order.push('soon'));
  clock.catchUp(5 * DAY);
  await soon;
  expect(order).toEqual(['soon']);
  ending.abort();
  await late;
  expect(order).toEqual(['soon', 'late']);
});

test('A world that begins in the past has no rate limits until it has caught up, and stays behind over a restart', async () => {
  const dataFile = `${await temporaryDirectory()}/discord.sqlite`;
  const sandbox = await startSandbox({ past: 5 * DAY, dataFile });
  for (let count = 1; count <= 8; count++) await post(sandbox, 'general', { content: String(count) });
  const [first] = sandbox.channel('general').messages;
  expect(Date.now() - Date.parse(first?.timestamp ?? '')).toBeGreaterThanOrEqual(5 * DAY);
  sandbox.world.progress.put('work', { done: 1, behind: sandbox.clock.behind() });
  await sandbox.close();

  const again = await sandboxForTest({ past: 9 * DAY, dataFile });
  expect(again.clock.behind()).toBe(5 * DAY);
  again.clock.catchUp(0);
  const sent = Promise.all(Array.from({ length: 6 }, () => post(again, 'general', { content: 'x' })));
  await expect(sent).rejects.toThrow('rate limited');
});
