import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { causedBy, withCause } from '../../src/cause.ts';
import { createLogger } from '../../src/operations/logger.ts';
import { KeyedQueue } from '../../src/storage/keyed-queue.ts';

interface Line {
  readonly msg: string;
  readonly id?: string;
  readonly err?: object;
}

function startLog() {
  const lines: Line[] = [];
  const log = createLogger('trace', { write: (line) => void lines.push(JSON.parse(line)) });
  const ids = () => Object.fromEntries(lines.map(({ msg, id }) => [msg, id]));
  return { log, lines, ids };
}

test('Each line has the id of the interaction that causes it, through promises, timers and turns', async () => {
  const { log, ids } = startLog();
  const queue = new KeyedQueue();
  const work = (name: string) => async () => {
    await wait(1);
    log.info(name);
  };
  await Promise.all([
    causedBy('a', () => queue.run('one', work('first'))),
    causedBy('b', () => queue.run('one', work('behind it'))),
    queue.run('one', work('an event behind both')),
  ]);
  log.info('nobody');
  expect(ids()).toEqual({
    first: 'a',
    'behind it': 'b',
    'an event behind both': undefined,
    nobody: undefined,
  });
});

test('Work that another piece of work begins is caused by what asked for it', () => {
  const { log, ids } = startLog();
  const waiting: (() => void)[] = [];
  for (const id of ['a', 'b', undefined])
    causedBy(id, () => waiting.push(withCause(() => log.info(`for ${id}`))));
  causedBy('a', () => {
    for (const begin of waiting) begin();
    log.info('after them');
  });
  expect(ids()).toEqual({ 'for a': 'a', 'for b': 'b', 'for undefined': undefined, 'after them': 'a' });
});
