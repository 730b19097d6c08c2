import { expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { openTransaction } from '../../../src/storage/postgres/transaction.ts';
import { postgresDatabase } from '../../support/postgres/postgres-database.ts';
import { DatabaseLine } from '../../support/postgres/postgres-line.ts';
import { allRows } from '../all-rows.ts';

/** A database with an entry, and somebody who writes others. */
async function databaseInUse() {
  const url = await postgresDatabase();
  const backend = await openPostgres(url);
  onTestFinished(() => backend.close());
  const { store } = backend.open('guilds');
  await backend.commit([() => store.set('1', '{"value":1}')]);
  return { url, backend, store };
}

test('A transaction reads the database as it was when it began, while others go on with it', async () => {
  const { url, backend, store } = await databaseInUse();
  const transaction = await openTransaction(url);
  await backend.commit([() => store.set('1', '{"value":2}'), () => store.set('2', '{"value":2}')]);
  expect(await allRows(transaction)).toEqual(['guilds 1 {"value":1}']);
  expect(await transaction.open('guilds').store.get('1')).toBe('{"value":1}');
  expect(await transaction.count('guilds')).toBe(1);
  expect(await backend.count('guilds')).toBe(2);
  await transaction.close();
});

test('What is written in a transaction others see once it is kept, all of it, and never when it is closed before', async () => {
  const { url, backend } = await databaseInUse();
  for (const isKept of [false, true]) {
    const transaction = await openTransaction(url);
    const { store } = transaction.open('jobs');
    await transaction.commit([() => store.set('1', '{}'), () => store.set('2', '{}')]);
    await transaction.clear('guilds');
    expect(await allRows(transaction)).toEqual(['jobs 1 {}', 'jobs 2 {}']);
    expect(await allRows(backend)).toEqual(['guilds 1 {"value":1}']);
    if (isKept) await transaction.keep();
    await transaction.close();
  }
  expect(await allRows(backend)).toEqual(['jobs 1 {}', 'jobs 2 {}']);
});

test('A transaction beside the database has a table of its own, which leaves nothing', async () => {
  const { url, backend } = await databaseInUse();
  const transaction = await openTransaction(url, { isBeside: true });
  expect(await allRows(transaction)).toEqual([]);
  const { store } = transaction.open('guilds');
  await transaction.commit([() => store.set('9', '{}')]);
  await transaction.commit([() => store.set('9', '{"value":9}')]);
  expect(await allRows(transaction)).toEqual(['guilds 9 {"value":9}']);
  expect(await store.get('9')).toBe('{"value":9}');
  await transaction.close();
  expect(await allRows(backend)).toEqual(['guilds 1 {"value":1}']);
});

test('A database without data of Ovation is said to have none, and nothing is made in it', async () => {
  const url = await postgresDatabase();
  await expect(openTransaction(url)).rejects.toThrow('has no data of Ovation yet.');
  await expect(openTransaction(url)).rejects.toThrow('has no data of Ovation yet.');
  await expect(openTransaction(`${url}_none`)).rejects.toThrow('does not exist');
});

test('Whoever keeps a transaction when the connection breaks hears that all or nothing of it is done', async () => {
  const { url, backend } = await databaseInUse();
  const line = await DatabaseLine.open(url);
  onTestFinished(() => line.close());
  for (const when of ['before', 'after'] as const) {
    const transaction = await openTransaction(line.url);
    const { store } = transaction.open('jobs');
    await transaction.commit([() => store.set(when, '{}')]);
    const broken = line.cutAt('COMMIT', when);
    await expect(transaction.keep()).rejects.toThrow('may have done it all or nothing: try again');
    await broken;
    await transaction.close();
  }
  await expect.poll(() => backend.open('jobs').store.get('after')).toBe('{}');
  expect(await backend.count('jobs')).toBe(1);
});
