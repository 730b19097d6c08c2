import { expect, test } from 'vitest';
import { killImports } from './import-kills.ts';

/** All points take some seconds more: `npm run soak -- imports`. */
const EVERY = 11;

test('Killed at any commit of an import or its undoing, nothing of it is there, or all of it', async () => {
  const { points, failures } = await killImports(EVERY);
  expect(failures).toEqual([]);
  expect(points).toBeGreaterThan(15);
});
