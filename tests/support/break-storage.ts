import { DatabaseSync } from 'node:sqlite';
import type { World } from './world.ts';

/**
 * Makes the database refuse writes, as a full disk does; reading still works. Returns a function that allows writes
 * again. A key prefix such as `reviews:` or `outbox` limits it to those entries.
 */
export function refuseWrites({ databaseUrl }: World, namespace = ''): () => void {
  const file = databaseUrl.replace('sqlite://', '');
  const refusal = `WHEN NEW.namespace LIKE '${namespace}%' BEGIN SELECT RAISE(ABORT, 'disk full'); END`;
  execute(file, `CREATE TRIGGER refuse_writes BEFORE INSERT ON keyv ${refusal}`);
  return () => execute(file, 'DROP TRIGGER refuse_writes');
}

/** Makes the whole database fail, as a broken disk does. Returns a function that repairs it. */
export function breakDatabase({ databaseUrl }: World): () => void {
  const file = databaseUrl.replace('sqlite://', '');
  execute(file, 'ALTER TABLE keyv RENAME TO away');
  return () => execute(file, 'ALTER TABLE away RENAME TO keyv');
}

/** Makes every entry of a namespace unreadable. */
export function garble({ databaseUrl }: World, namespace: string): void {
  execute(
    databaseUrl.replace('sqlite://', ''),
    `UPDATE keyv SET value = '{' WHERE namespace = '${namespace}'`,
  );
}

function execute(file: string, sql: string): void {
  if (file.includes('memory:')) throw new Error('Only the disk of a world that is onDisk can be broken');
  const database = new DatabaseSync(file, { timeout: 5000 });
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}
