import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { SYSTEM_CLOCK } from '../../../src/clock.ts';
import { DrawingThread } from '../../../src/discord/pictures/drawing-thread.ts';
import type { Drawing } from '../../../src/presentation/pictures/drawing.ts';
import { pixelsOf } from '../../presentation/pictures/drawing/kept-pictures.ts';
import { SAMPLES } from '../../presentation/pictures/drawing/sample-drawings.ts';
import { MovableClock } from '../../support/movable-clock.ts';

const USUAL = SAMPLES['histogram-usual'] as Drawing;

/** A thread that runs this script. */
const running = (script: string) => () => new Worker(script, { eval: true });
const SILENT = running("require('node:worker_threads').parentPort.on('message', () => {})");
const DYING = running("require('node:worker_threads').parentPort.once('message', () => process.exit(3))");
const THROWING = running("throw new Error('no library')");

function threadOf(
  begin?: () => Worker,
  clock: ConstructorParameters<typeof DrawingThread>[0] = SYSTEM_CLOCK,
) {
  const thread = new DrawingThread(clock, begin);
  onTestFinished(() => thread.stop());
  return thread;
}

test('Pictures are drawn in a thread, in the order in which they are asked for', async () => {
  const thread = threadOf();
  const [first, second] = await Promise.all([
    thread.draw(USUAL),
    thread.draw(SAMPLES['wall-one'] as Drawing),
  ]);
  expect(await pixelsOf(first as Uint8Array)).toMatchObject({ width: 1100, height: 456 });
  expect(await pixelsOf(second as Uint8Array)).toMatchObject({ width: 824 });
});

test('What is no picture is refused, and the next one is drawn', async () => {
  const thread = threadOf();
  const refused = thread.draw({ kind: 'histogram' } as unknown as Drawing);
  await expect(refused).rejects.toThrow('undefined');
  // By its kind the log knows that its message may repeat values.
  await expect(refused).rejects.toBeInstanceOf(TypeError);
  expect(await thread.draw(USUAL)).toBeInstanceOf(Uint8Array);
});

test.each([
  ['ends', DYING, 'has ended'],
  ['cannot begin', THROWING, 'no library'],
])(
  'A thread that %s refuses what waits, and the next one begins after a pause',
  async (_, begin, problem) => {
    const clock = new MovableClock();
    let begun = 0;
    const thread = threadOf(() => (begun++ === 0 ? begin() : SILENT()), clock);
    const waiting = [thread.draw(USUAL), thread.draw(USUAL)];
    for (const picture of waiting) await expect(picture).rejects.toThrow(problem);
    await expect(thread.draw(USUAL)).rejects.toThrow('within a minute');
    expect(begun).toBe(1);
    clock.advance(61_000);
    void thread.draw(USUAL);
    expect(begun).toBe(2);
  },
);

test('A thread that does not answer is ended', async () => {
  const clock = new MovableClock();
  const thread = threadOf(SILENT, clock);
  const waiting = thread.draw(USUAL);
  clock.advance(20_000);
  await expect(waiting).rejects.toThrow('took too long');
});

test('A picture has its time from when its turn comes, however many wait before it', async () => {
  const clock = new MovableClock();
  // Draws one whenever it is told to.
  const slow = `const { parentPort } = require('node:worker_threads');
    const asked = [];
    parentPort.on('message', (message) => {
      if (message.kind !== 'next') asked.push(message);
      else if (asked.shift()) parentPort.postMessage({ png: new Uint8Array(1) });
    });`;
  let worker: Worker | undefined;
  const thread = threadOf(() => (worker = running(slow)()), clock);
  const waiting = Array.from({ length: 5 }, () => thread.draw(USUAL));
  for (const picture of waiting) {
    clock.advance(10_000);
    worker?.postMessage({ kind: 'next' });
    expect(await picture).toHaveLength(1);
  }
});

test('A thread that the machine has no room for is one that could not begin', async () => {
  const thread = threadOf(() => {
    throw new Error('no room');
  });
  await expect(thread.draw(USUAL)).rejects.toThrow('no room');
  await expect(thread.draw(USUAL)).rejects.toThrow('within a minute');
});

test('No more than a hundred pictures wait', async () => {
  const thread = threadOf(SILENT);
  for (let picture = 0; picture < 100; picture += 1) void thread.draw(USUAL);
  await expect(thread.draw(USUAL)).rejects.toThrow('Too many');
});

test('Stopping ends the thread and what waits for it, without a word', async () => {
  const thread = threadOf(SILENT);
  const waiting = thread.draw(USUAL);
  await thread.stop();
  expect(await waiting).toBeUndefined();
  expect(await thread.draw(USUAL)).toBeUndefined();
});
