import { expect, test } from 'vitest';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { killProcesses } from './kill-process.ts';

/** More of them: `npm run soak -- kills --kills 200`. */
const KILLS = 20;

test('Killed at random moments under load, the bot has lost nothing it acknowledged, posts nothing twice and counts right', async () => {
  const { kills, acknowledged, failures } = await killProcesses(await temporaryDirectory(), KILLS, 1);
  expect(failures).toEqual([]);
  expect(kills).toBe(KILLS);
  expect(acknowledged).toBeGreaterThan(0);
}, 300_000);
