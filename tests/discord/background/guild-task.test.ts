import { RateLimitError } from 'discord.js';
import { expect, onTestFinished, test } from 'vitest';
import { causedBy } from '../../../src/cause.ts';
import { GuildTask, type GuildTaskOptions } from '../../../src/discord/background/guild-task.ts';
import { createLogger } from '../../../src/operations/logger.ts';
import { TIMING } from '../../../src/timing.ts';
import { directoryOf, memoryStore } from '../../guilds/memory/opened-guild.ts';
import { MovableClock } from '../../support/movable-clock.ts';

/** A task with pauses of a minute, then of ten, that runs when the test says so. */
async function startTask(run: GuildTaskOptions['run'], guildsAtOnce = 1) {
  const clock = new MovableClock();
  const logged: string[] = [];
  const task = new GuildTask({
    guilds: directoryOf(await memoryStore()),
    presence: { isMember: () => true, onAvailable: () => {}, onAccessChanged: () => {} },
    log: createLogger('warn', { write: (line) => void logged.push(line) }),
    clock,
    timing: { ...TIMING, retryDelays: [60_000, 600_000] },
    task: 'comparing',
    run,
    guildsAtOnce,
  });
  onTestFinished(() => task.stop());
  return { task, clock, logged };
}

/** As discord.js throws it. */
const putOff = (milliseconds: number) =>
  new RateLimitError({
    timeToReset: milliseconds,
    retryAfter: milliseconds,
    limit: 1,
    method: 'GET',
    hash: '',
    url: '',
    route: '/channels/:id/messages',
    majorParameter: '1',
    global: false,
    sublimitTimeout: 0,
    scope: 'shared',
  });

test('A task that fails is tried again after its pauses, however often it is requested meanwhile', async () => {
  let runs = 0;
  const { task, clock, logged } = await startTask(async () => {
    runs += 1;
    throw new Error('Discord is down');
  });
  const afterRequests = async () => {
    for (let time = 0; time < 50; time += 1) {
      task.request('1');
      await new Promise(setImmediate);
    }
    return runs;
  };
  expect(await afterRequests()).toBe(1);
  clock.advance(60_000);
  expect(await afterRequests()).toBe(2);
  clock.advance(60_000);
  expect(await afterRequests()).toBe(2);
  clock.advance(540_000);
  expect(await afterRequests()).toBe(3);
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({ guildId: '1', task: 'comparing' });
});

test('A guild for which a task fails holds up no other', async () => {
  const done: string[] = [];
  const { task } = await startTask(async ({ memory }) => {
    if (memory.id === '1') throw new Error('Discord is down');
    done.push(memory.id);
  });
  for (const id of ['1', '2', '3']) task.request(id);
  await expect.poll(() => done).toEqual(['2', '3']);
});

test('A task that is requested while it runs runs once more, and never twice at once', async () => {
  let running = 0;
  let runs = 0;
  const turn = Promise.withResolvers<void>();
  const { task } = await startTask(async () => {
    runs += 1;
    running += 1;
    expect(running).toBe(1);
    await turn.promise;
    running -= 1;
  }, Infinity);
  for (let time = 0; time < 5; time += 1) {
    task.request('1');
    await new Promise(setImmediate);
  }
  turn.resolve();
  await expect.poll(() => runs).toBe(2);
});

test('A task that is stopped ends what runs, and starts nothing any more', async () => {
  let runs = 0;
  const { task } = await startTask(async (_, signal) => {
    runs += 1;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  });
  for (const id of ['1', '2']) task.request(id);
  await expect.poll(() => runs).toBe(1);
  await task.stop();
  task.request('3');
  await new Promise(setImmediate);
  expect(runs).toBe(1);
});

test('A task that Discord puts off runs again then, and what is requested meanwhile after its pause', async () => {
  const runs: string[] = [];
  const { task, clock } = await startTask(async () => {
    runs.push('run');
    if (runs.length === 1) throw putOff(3_600_000);
  });
  const settled = async () => {
    for (let time = 0; time < 50; time += 1) await new Promise(setImmediate);
    return runs.length;
  };
  task.request('1');
  expect(await settled()).toBe(1);
  clock.advance(60_000);
  expect(await settled()).toBe(1);
  task.request('1');
  expect(await settled()).toBe(2);
  clock.advance(3_540_000);
  expect(await settled()).toBe(3);
});

test('The log has the id of the interaction that asked for it, also where one guild waits for another', async () => {
  const { task, logged } = await startTask(async () => {
    await new Promise(setImmediate);
    throw new Error('Discord is down');
  });
  causedBy('a', () => task.request('1'));
  causedBy('b', () => task.request('2'));
  task.request('3');
  await task.idle();
  const lines = logged.map((line) => JSON.parse(line));
  expect(lines.map(({ guildId, id }) => [guildId, id])).toEqual([
    ['1', 'a'],
    ['2', 'b'],
    ['3', undefined],
  ]);
});
