import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DisplayQueue, type OutdatedMessage } from '../../../src/discord/display/display-queue.ts';

const BUDGETS = { edits: { limit: 4, window: 5_000 }, oldEdits: { limit: 2, window: 6_000 } };
const SETTLED = 1_000;

const outdated = (reviewKey: string, change: Partial<OutdatedMessage> = {}): OutdatedMessage => ({
  guildId: '1',
  reviewKey,
  oldAt: Infinity,
  since: 0,
  dueAt: 0,
  failures: 0,
  ...change,
});

/** When each message is edited, if the queue is asked at every time it names. */
function drain(queue: DisplayQueue): { readonly key: string; readonly at: number }[] {
  const edits: { key: string; at: number }[] = [];
  for (let now = 0; queue.size > 0; now = Math.max(now, queue.nextAt(now))) {
    for (let next = queue.takeNext(now); next !== undefined; next = queue.takeNext(now))
      edits.push({ key: next.reviewKey, at: now });
  }
  return edits;
}

test('The message outdated for longest comes first', () => {
  const queue = new DisplayQueue(BUDGETS);
  queue.add(outdated('new', { since: 3 }));
  queue.add(outdated('older', { since: 1 }));
  queue.add(outdated('newer', { since: 2 }));
  expect(drain(queue).map(({ key }) => key)).toEqual(['older', 'newer', 'new']);
});

test('A review that becomes outdated again while it waits keeps its place', () => {
  const queue = new DisplayQueue(BUDGETS);
  queue.add(outdated('a', { since: 1 }));
  queue.add(outdated('b', { since: 2 }));
  queue.add(outdated('a', { since: 3 }));
  expect(drain(queue).map(({ key }) => key)).toEqual(['a', 'b']);
});

test('Messages over an hour old wait for their own budget, and let newer ones go first', () => {
  const queue = new DisplayQueue(BUDGETS);
  for (const key of ['old 1', 'old 2', 'old 3']) queue.add(outdated(key, { since: 1, oldAt: -1 }));
  queue.add(outdated('new', { since: 2 }));
  expect(drain(queue)).toEqual([
    { key: 'old 1', at: 0 },
    { key: 'old 2', at: 0 },
    { key: 'new', at: 0 },
    { key: 'old 3', at: 6_000 },
  ]);
});

test('Nothing is edited during a pause', () => {
  const queue = new DisplayQueue(BUDGETS);
  queue.add(outdated('a'));
  queue.pauseUntil(700);
  expect(drain(queue)).toEqual([{ key: 'a', at: 700 }]);
});

test('Everything is edited once, and never faster than the budgets allow', () => {
  const message = fc.record({
    since: fc.nat(20_000),
    // A first attempt waits for other changes, always as long; the next ones longer each time.
    delay: fc.oneof(fc.constant(SETTLED), fc.integer({ min: SETTLED + 1, max: 9_000 })),
    oldAt: fc.nat(40_000),
  });
  fc.assert(
    fc.property(fc.array(message, { maxLength: 60 }), (messages) => {
      const queue = new DisplayQueue(BUDGETS);
      messages.forEach(({ since, delay, oldAt }, index) => {
        const failures = delay === SETTLED ? 0 : 1;
        queue.add(outdated(String(index), { since, dueAt: since + delay, oldAt, failures }));
      });
      const edits = drain(queue);
      expect(edits.map(({ key }) => Number(key)).sort((a, b) => a - b)).toEqual([...messages.keys()]);
      const old = edits.filter(({ key, at }) => (messages[Number(key)]?.oldAt ?? 0) <= at);
      for (const [times, { limit, window }] of [
        [edits, BUDGETS.edits],
        [old, BUDGETS.oldEdits],
      ] as const)
        times.forEach(({ at }, index) => {
          const earlier = times[index - limit];
          if (earlier !== undefined) expect(at - earlier.at).toBeGreaterThanOrEqual(window);
        });
      for (const { key, at } of edits) {
        const { since = 0, delay = 0 } = messages[Number(key)] ?? {};
        expect(at).toBeGreaterThanOrEqual(since + delay);
      }
    }),
  );
});
