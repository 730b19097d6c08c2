import { expect, test, vi } from 'vitest';
import { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import { REVIEWER_SORTS } from '../../../src/reviews/helpfulness/reviewers.ts';
import { scoreChange, showChange } from '../taste/score-changes.ts';

test('All orders of this month, this year and always are kept beside each other', async () => {
  const memory = new GuildMemory('1');
  memory.apply(showChange('s'));
  for (let at = 0; at < 50; at++) memory.apply(scoreChange('s', `2${at}`, 80));
  const lists = [undefined, { year: 2026 }, { year: 2026, month: 5 }].flatMap((period) =>
    REVIEWER_SORTS.map((sort) => ({ sort, period })),
  );
  const askAll = async () => {
    for (const list of lists) await memory.reviewers.page(list, 1, 10);
  };
  await askAll();
  const settle = vi.spyOn(memory.records, 'settle');
  await askAll();
  expect(settle).not.toHaveBeenCalled();
});
