import { DatabaseSync } from 'node:sqlite';
import type { World } from './world.ts';

/**
 * Makes the database refuse to write from now on, as a full disk does, while it can still be read; the answer allows it
 * again. Something narrower than all of it is named by its beginning, as `reviews:` or `outbox`.
 */
export function refuseWrites({ databaseUrl }: World, namespace = ''): () => void {
  const file = databaseUrl.replace('sqlite://', '');
  const refusal = `WHEN NEW.namespace LIKE '${namespace}%' BEGIN SELECT RAISE(ABORT, 'disk full'); END`;
  execute(file, `CREATE TRIGGER refuse_writes BEFORE INSERT ON keyv ${refusal}`);
  return () => execute(file, 'DROP TRIGGER refuse_writes');
}

/** Makes the whole database fail, reading included, as a broken disk does; the answer mends it. */
export function breakDatabase({ databaseUrl }: World): () => void {
  const file = databaseUrl.replace('sqlite://', '');
  execute(file, 'ALTER TABLE keyv RENAME TO away');
  return () => execute(file, 'ALTER TABLE away RENAME TO keyv');
}

/** Makes every entry of a namespace one that does not parse. */
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
