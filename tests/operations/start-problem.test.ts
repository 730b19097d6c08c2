import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { startProblem } from '../../src/operations/start-problem.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const API = 'https://discord.com/api';

test('An unreadable entry about the database itself is explained, and the database stays unchanged', async () => {
  const file = join(await temporaryDirectory(), 'ovation.sqlite');
  const open = () => openStore(`sqlite://${file}`, { onUnreadable: () => undefined });
  await (await open()).close();
  const database = new DatabaseSync(file);
  database.exec(`UPDATE keyv SET value = '{"damaged":true}'`);
  const rows = () => database.prepare('SELECT * FROM keyv').all();
  const before = rows();

  const error = await open().catch((reason: unknown) => reason);
  expect(startProblem(error, API)).toMatch(/^The entry ovation in meta cannot be read: .*Restore a backup/);
  expect(rows()).toEqual(before);
  database.close();
});

test('A network failure is recognised by its cause, however deeply nested', () => {
  const cause = Object.assign(new Error('getaddrinfo EAI_AGAIN discord.com'), { code: 'EAI_AGAIN' });
  const error = new TypeError('fetch failed', { cause: new AggregateError([cause]) });
  expect(startProblem(error, API)).toMatch(/^Discord can't be reached at https:\/\/discord\.com\/api: check/);
});

test('Without the development tools, the operator learns how to go live', () => {
  const error = Object.assign(new Error("Cannot find package 'hono'"), { code: 'ERR_MODULE_NOT_FOUND' });
  expect(startProblem(error, API)).toMatch(/npm ci.*npm run setup/);
});

test('An unexpected error is not explained', () => {
  expect(startProblem(new Error('The moon is down'), API)).toBeUndefined();
  expect(startProblem('a text', API)).toBeUndefined();
});
