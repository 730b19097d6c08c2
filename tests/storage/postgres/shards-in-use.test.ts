import { expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { postgresDatabase } from '../../support/postgres/postgres-database.ts';

test('A process that starts hears how many shards the others run, as long as they do', async () => {
  const url = await postgresDatabase();
  const [running, starting] = [await openPostgres(url), await openPostgres(url)];
  onTestFinished(() => starting.close());
  expect(await starting.shardsInUse()).toBeUndefined();
  await running.claim({ count: 6, ids: [4, 5] });
  expect(await starting.shardsInUse()).toBe(6);
  await running.close();
  await expect.poll(() => starting.shardsInUse()).toBeUndefined();
});
