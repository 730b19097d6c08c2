import { expect, test } from 'vitest';
import { Circuit } from '../../../../src/catalogue/sources/asking/circuit.ts';
import { Line } from '../../../../src/catalogue/sources/asking/line.ts';
import { RequestBudget } from '../../../../src/catalogue/sources/asking/request-budget.ts';
import { MovableClock } from '../../../support/movable-clock.ts';

/** A line to a source that takes one request at a time and one in ten seconds; each is answered when the test says so. */
function createLine(limit = 1) {
  const clock = new MovableClock();
  const circuit = new Circuit();
  const budget = new RequestBudget({ limit, most: limit, window: 10_000, spacing: 0, atOnce: 1 });
  const line = new Line({ name: 'tvmaze', atOnce: 1, budget, circuit, clock });
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const outcomes: string[] = [];
  const ask = (name: string, unhurried = false, signal = new AbortController().signal) =>
    void line
      .run({ signal, unhurried }, async () => {
        begun.push(name);
        await new Promise<void>((resolve) => ends.set(name, resolve));
        return name;
      })
      .then(
        () => outcomes.push(`${name} answered`),
        (error: { trouble: string }) => outcomes.push(`${name} ${error.trouble}`),
      );
  const end = async (name: string) => {
    ends.get(name)?.();
    await settled();
  };
  return { clock, circuit, begun, outcomes, ask, end };
}

const settled = () => new Promise(setImmediate);

test('Asks the newest question first, and what nobody waits for last, in its order', async () => {
  const { begun, ask, end } = createLine(100);
  ask('first');
  ask('slow 1', true);
  ask('slow 2', true);
  ask('g');
  ask('gl');
  ask('gla');
  for (const name of ['first', 'gla', 'gl', 'g', 'slow 1', 'slow 2']) await end(name);
  expect(begun).toEqual(['first', 'gla', 'gl', 'g', 'slow 1', 'slow 2']);
});

test('Begins a request when the limit allows it, by itself', async () => {
  const { begun, ask, end, clock } = createLine();
  ask('one');
  await end('one');
  ask('slow', true);
  expect(begun).toEqual(['one']);
  clock.advance(10_000);
  await expect.poll(() => begun).toEqual(['one', 'slow']);
});

test('Gives up a question that has waited for too long where somebody waits, and no other', async () => {
  const { ask, end, clock, outcomes } = createLine(100);
  ask('busy');
  ask('old');
  ask('slow', true);
  clock.advance(5_001);
  ask('new');
  await settled();
  expect(outcomes).toEqual(['old left-alone']);
  for (const name of ['busy', 'new', 'slow']) await end(name);
  expect(outcomes).toEqual(['old left-alone', 'busy answered', 'new answered', 'slow answered']);
});

test('Lets nobody wait for a limit that ends too late', async () => {
  const { ask, end, begun, outcomes } = createLine();
  ask('one');
  await end('one');
  ask('typed');
  await settled();
  expect(outcomes).toEqual(['one answered', 'typed left-alone']);
  expect(begun).toEqual(['one']);
});

test('Gives up the oldest when very many wait', async () => {
  const { ask, outcomes } = createLine(100);
  ask('busy');
  for (let number = 1; number <= 32; number++) ask(String(number));
  await settled();
  expect(outcomes).toEqual(['1 left-alone', '2 left-alone']);
});

test('Gives up what nobody wants any more', async () => {
  const { ask, begun, outcomes, end } = createLine(100);
  const controller = new AbortController();
  ask('busy');
  ask('unwanted', true, controller.signal);
  ask('wanted', true);
  controller.abort();
  await settled();
  expect(outcomes).toEqual(['unwanted left-alone']);
  await end('busy');
  expect(begun).toEqual(['busy', 'wanted']);
});

test('Asks nothing of a source that is left alone; what nobody waits for waits where it is limited', async () => {
  const { ask, circuit, clock, begun, outcomes } = createLine(100);
  circuit.failed('limited', clock.monotonic(), 60_000);
  ask('typed');
  ask('slow', true);
  await settled();
  expect(outcomes).toEqual(['typed left-alone']);
  expect(begun).toEqual([]);
  clock.advance(60_000);
  await expect.poll(() => begun).toEqual(['slow']);
});

test('Asks nothing of a source that is down, whoever waits', async () => {
  const { ask, circuit, clock, begun, outcomes } = createLine(100);
  circuit.failed('refused', clock.monotonic());
  ask('slow', true);
  await settled();
  expect(outcomes).toEqual(['slow left-alone']);
  clock.advance(60 * 60_000);
  ask('typed');
  expect(begun).toEqual(['typed']);
});
