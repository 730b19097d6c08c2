import { GroupReader } from './group-reader.ts';
import { PostgresPool } from './postgres-pool.ts';

/**
 * https://www.postgresql.org/docs/current/runtime-config-wal.html says what is lost without each. That of `synchronous_commit` doesn't
 * matter: our connections have their own.
 */
const SELECT = `SELECT name FROM pg_settings WHERE setting = 'off'
  AND name IN ('fsync', 'full_page_writes') ORDER BY name`;

/**
 * The settings of a server that are off, so that it loses what it has said is on disk when its machine fails. Rejects when it can't be
 * asked.
 */
export async function unsafeSettings(url: string): Promise<string[]> {
  const pool = new PostgresPool(url);
  try {
    const rows = (await new GroupReader(pool).query(SELECT, [])) as { readonly name: string }[];
    return rows.map(({ name }) => name);
  } finally {
    await pool.close();
  }
}
