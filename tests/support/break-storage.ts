import { DatabaseSync } from 'node:sqlite';
import type { World } from './world.ts';

/**
 * Makes the database refuse to write and delete entries, as a full disk does; reading still works. Returns a function
 * that allows it again. A prefix of namespaces such as `reviews:` or `outbox`, and a pattern that values are LIKE, limit
 * it to those entries.
 */
export function refuseWrites({ databaseUrl }: World, namespace = '', value = '%'): () => void {
  const file = databaseUrl.replace('sqlite://', '');
  for (const [statement, row] of [
    ['INSERT', 'NEW'],
    ['DELETE', 'OLD'],
  ] as const)
    execute(
      file,
      `CREATE TRIGGER refuse_${statement} BEFORE ${statement} ON keyv
      WHEN ${row}.namespace LIKE '${namespace}%' AND ${row}.value LIKE '${value}'
      BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    );
  return () => execute(file, 'DROP TRIGGER refuse_INSERT; DROP TRIGGER refuse_DELETE');
}

/** Makes the whole database fail, as a broken disk does. Returns a function that repairs it. */
export function breakDatabase({ databaseUrl }: World): () => void {
  const file = databaseUrl.replace('sqlite://', '');
  execute(file, 'ALTER TABLE keyv RENAME COLUMN key TO away');
  return () => execute(file, 'ALTER TABLE keyv RENAME COLUMN away TO key');
}

/** Makes every entry of a namespace unreadable. */
export function garble({ databaseUrl }: World, namespace: string): void {
  execute(
    databaseUrl.replace('sqlite://', ''),
    `UPDATE keyv SET value = '{' WHERE namespace = '${namespace}'`,
  );
}

/**
 * Makes a member's reviews unreadable, in a way that nothing which memory holds of them tells about.
 * @param score only those with this score, in tenths
 */
export function garbleReviewsBy({ databaseUrl, sandbox }: World, author: string, score?: number): void {
  const only = score === undefined ? '' : ` AND value ->> '$.value.score' = ${score}`;
  execute(
    databaseUrl.replace('sqlite://', ''),
    `UPDATE keyv SET value = json_set(value, '$.value.spoilers', 'no')
    WHERE namespace LIKE 'reviews:%' AND key LIKE '%:${sandbox.member(author).id}'${only}`,
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
