import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { remove } from '../../../src/guilds/memory/change.ts';
import { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import { reviewKey } from '../../../src/reviews/review.ts';
import { seededRandom } from '../../soak/seeded-random.ts';
import { scoreChange, showChange } from '../taste/score-changes.ts';

const REVIEWS = 8000;

test('Orders and a list that are put together while reviews are deleted, and some written anew, have all that are there', async () => {
  const memory = new GuildMemory('1');
  const { below } = seededRandom(3);
  const left = new Set<string>();
  for (let at = 0; at < REVIEWS; at++) {
    memory.apply(showChange(`s${at}`));
    memory.apply(scoreChange(`s${at}`, '9', 80, { writtenAt: at }));
    left.add(`s${at}`);
  }
  const deleted = Array.from({ length: REVIEWS - 1 }, (_, at) => at + 1).sort(() => below(2) - 0.5);
  const asked = Promise.all([
    memory.ownScoreOrders.of('9'),
    memory.writtenOrders.of('9'),
    memory.showLists.page({ sort: 'best', filter: { by: '9' } }, 1, 1, 0),
  ]);
  let isDone = false;
  void asked.then(() => {
    isDone = true;
  });
  while (!isDone) {
    await setImmediate();
    for (const at of deleted.splice(0, 700)) {
      memory.apply(remove('reviews', reviewKey(`s${at}`, '9')));
      left.delete(`s${at}`);
      if (at % 2 === 0) continue;
      memory.apply(scoreChange(`s${at}`, '9', 90, { writtenAt: at }));
      left.add(`s${at}`);
    }
  }
  const [scored, written] = await asked;
  const expected = [...left].map((showId) => reviewKey(showId, '9')).toSorted();
  expect([...scored.keys()].toSorted()).toEqual(expected);
  expect([...written.keys()].toSorted()).toEqual(expected);
  const list = { sort: 'best', filter: { by: '9' } } as const;
  expect((await memory.showLists.page(list, 1, 1, 0)).total).toBe(left.size);
});
