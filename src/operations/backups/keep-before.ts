import { join } from 'node:path';
import { sqlitePath } from '../../storage/database-address.ts';
import { copyDatabase } from '../../storage/sqlite/copy-database.ts';
import { locateFile } from '../../storage/sqlite/locate-file.ts';
import { madeDirectory } from '../database-url.ts';
import type { Operator } from '../operator.ts';

/** Backs a database that nobody uses up, beside it, before it is changed. Resolves to the file; rejects with StorageError. */
export async function keepBefore(
  act: 'repair' | 'restore',
  { databaseUrl, home, now }: Operator,
): Promise<string> {
  const name = `before-${act}-${new Date(now()).toISOString().replaceAll(':', '-')}`;
  const path = sqlitePath(databaseUrl);
  if (path !== undefined) {
    const file = locateFile(path);
    copyDatabase(file, `${file}.${name}`);
    return `${file}.${name}`;
  }
  const kept = join(madeDirectory(databaseUrl, home), `ovation.${name}.sqlite`);
  const { backUpServer } = await import('../servers/back-up-server.ts');
  await backUpServer(databaseUrl, kept, true);
  return kept;
}
