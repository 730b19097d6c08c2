import { expect, test } from 'vitest';
import { runShards } from './run-shards.ts';

/** More rounds: `npm run soak -- shards --rounds 20`. */
test('Two processes share four shards in 200 guilds: when one is killed and the database restarted, nothing is lost, counted or posted twice', async () => {
  const { acknowledged, failures } = await runShards(200, 1, 1);
  expect(failures).toEqual([]);
  expect(acknowledged).toBeGreaterThan(200);
}, 300_000);
