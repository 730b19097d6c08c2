/** Backups, restores and drills of a database of either kind. What is for servers is loaded for those alone. */
import { isPostgres } from '../../storage/database-address.ts';
import type { Operator } from '../operator.ts';
import { type Backup, backUpFile } from './back-up-file.ts';
import type { Comparison } from './compare-rows.ts';
import { drillFile } from './drill-file.ts';
import { type Restored, restoreFile } from './restore-file.ts';

/** Backs a database up into a new file, also while bots use it. Rejects with StorageError, with no file made. */
export async function backUp(databaseUrl: string, target: string): Promise<Backup> {
  if (!isPostgres(databaseUrl)) return backUpFile(databaseUrl, target);
  const { backUpServer } = await import('../servers/back-up-server.ts');
  return backUpServer(databaseUrl, target);
}

/** Makes a database what a backup has, and keeps what was there before. Rejects with StorageError, with nothing changed. */
export async function restore(backup: string, operator: Operator): Promise<Restored> {
  if (!isPostgres(operator.databaseUrl)) return restoreFile(operator.databaseUrl, backup);
  const { restoreServer } = await import('../servers/restore-server.ts');
  return restoreServer(backup, operator);
}

/** Makes a backup, restores it beside, and compares each row. Rejects with StorageError when one of that fails. */
export async function drill(operator: Operator): Promise<Comparison> {
  if (!isPostgres(operator.databaseUrl)) return drillFile(operator.databaseUrl);
  const { drillServer } = await import('../servers/drill-server.ts');
  return drillServer(operator);
}
