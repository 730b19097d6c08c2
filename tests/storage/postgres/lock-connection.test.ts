import { expect, onTestFinished, test } from 'vitest';
import { ABOUT, rowsOf, tryLock } from '../../../src/storage/postgres/advisory-locks.ts';
import { openLockConnection } from '../../../src/storage/postgres/lock-connection.ts';
import { PostgresPool } from '../../../src/storage/postgres/postgres-pool.ts';
import { postgresDatabase } from '../../support/postgres/postgres-database.ts';

test('The locks of a process that hangs, whose machine still answers, are free after half a minute', async () => {
  const pool = new PostgresPool(await postgresDatabase());
  onTestFinished(() => pool.close());
  const hanging = await openLockConnection(pool, 50);
  const lasting = await openLockConnection(pool);
  expect(await rowsOf(lasting, 'SHOW idle_session_timeout')).toEqual([{ idle_session_timeout: '30s' }]);
  expect(await tryLock(hanging, ABOUT.work, 1)).toBe(true);
  expect(await tryLock(lasting, ABOUT.work, 1)).toBe(false);
  await expect.poll(() => tryLock(lasting, ABOUT.work, 1)).toBe(true);
});
