import { expect, test } from 'vitest';
import { remove } from '../../../src/guilds/memory/change.ts';
import { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import { reviewKey } from '../../../src/reviews/review.ts';
import { scoreChange, showChange } from '../taste/score-changes.ts';

const keys = ['s0', 's1', 's2', 's3', 's4', 's5'].map((showId) => reviewKey(showId, '9'));

function written(): GuildMemory {
  const memory = new GuildMemory('1');
  for (let at = 0; at < 6; at++) {
    memory.apply(showChange(`s${at}`));
    memory.apply(scoreChange(`s${at}`, '9', 80));
  }
  return memory;
}

test('A slow walk over the reviews of a member passes all but those that are deleted meanwhile, also when they are written anew', () => {
  for (let at = 1; at < keys.length; at++)
    for (const gone of keys) {
      const memory = written();
      const walk = memory.keysBy('9');
      const passed = Array.from({ length: at }, () => walk.next().value as string);
      memory.apply(remove('reviews', gone));
      const [showId = ''] = gone.split(':');
      memory.apply(scoreChange(showId, '9', 90));
      const expected = keys.toReversed().filter((key, place) => place < at || key !== gone);
      expect([...passed, ...walk]).toEqual(expected);
    }
});

test('A walk that nobody goes on with ends', () => {
  const memory = written();
  expect(memory.keysBy('9').take(2).toArray()).toEqual([keys[5], keys[4]]);
  for (const key of memory.keysBy('9')) if (key === keys[4]) break;
  memory.apply(remove('reviews', keys[3] ?? ''));
  expect(memory.keysBy('9').toArray()).toEqual(keys.filter((_, at) => at !== 3).toReversed());
});
