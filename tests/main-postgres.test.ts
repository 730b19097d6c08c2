import { expect, test } from 'vitest';
import { at, connected, discord } from './support/discord-for-processes.ts';
import { runOvation } from './support/ovation-process.ts';
import { postgresDatabase, sharedServer } from './support/postgres/postgres-database.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

test('A process whose shard another has is refused in one sentence, and one whose shard is taken over ends with one', async () => {
  const sandbox = await discord();
  const url = await postgresDatabase();
  const variables = { ...at(sandbox), DATABASE_URL: url, SHARD_COUNT: '2', SHARD_IDS: '0' };
  const first = runOvation(await temporaryDirectory(), variables);
  await connected(first);
  const second = runOvation(await temporaryDirectory(), variables);
  expect(await second.exited).toBe(1);
  expect(second.output()).toContain(
    'Another Ovation runs shard 0 of 2; stop it first, or give this one others (SHARD_IDS).',
  );

  const server = await sharedServer();
  const database = new URL(url).pathname.slice(1);
  // As when another took the shard while this one's connection was lost.
  await server.query("UPDATE ovation_shards SET epoch = nextval('ovation_epochs')", database);
  await server.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    database,
  );
  expect(await first.exited).toBe(1);
  expect(first.output()).toContain(
    'Another Ovation has taken a shard over that this one had (0 of 2); this one ends.',
  );
});
