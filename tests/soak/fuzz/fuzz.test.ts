import { expect, test } from 'vitest';
import { reportOf } from '../finding.ts';
import { fuzz } from './fuzz.ts';

/** More of them: `npm run soak -- fuzz --inputs 100000`. */
const INPUTS = 700;

test('Whatever a modified client sends, the bot answers once, with what Discord takes, and goes on', async () => {
  const run = await fuzz(1, INPUTS);
  expect(run.findings.map(reportOf), 'Repeat it: npm run soak -- fuzz --seed 1 --inputs 700').toEqual([]);
  expect(run.coverage.missing(run.known)).toEqual([]);
  // What discord.js cannot read tests nothing of the bot.
  expect(run.dropped).toBeLessThan(INPUTS / 5);
});
