import { join } from 'node:path';
import type { Backend } from '../../storage/backend.ts';
import { byBytes } from '../../storage/pair-entries.ts';
import { openTransaction } from '../../storage/postgres/transaction.ts';
import { type Comparison, compareRows, type StoredRow } from '../backups/compare-rows.ts';
import { withDirectoryIn } from '../backups/directory-beside.ts';
import { madeDirectory } from '../database-url.ts';
import type { Operator } from '../operator.ts';
import { backUpServer } from './back-up-server.ts';
import { fillFrom, withBackup } from './restore-server.ts';

/**
 * Backs a database on a server up and restores the backup into a table of its own there, which nobody else sees and which is gone in the
 * end, then compares each row of the two. Rejects with StorageError when one of that fails.
 */
export async function drillServer(operator: Operator): Promise<Comparison> {
  const { databaseUrl, home } = operator;
  return withDirectoryIn(madeDirectory(databaseUrl, home), async (directory) => {
    const backup = join(directory, 'backup.sqlite');
    await using moments = new AsyncDisposableStack();
    const begin = async (isBeside = false) => {
      const moment = await openTransaction(databaseUrl, { isBeside });
      moments.defer(moment.close);
      return moment;
    };
    const before = await begin();
    await backUpServer(databaseUrl, backup);
    const restored = await begin(true);
    await withBackup(backup, operator, (source) => fillFrom(source, restored));
    const after = await begin();
    return await compareRows(rowsOf(before), rowsOf(restored), (namespace, key) =>
      after.open(namespace).store.get(key),
    );
  });
}

async function* rowsOf(backend: Backend): AsyncGenerator<StoredRow> {
  for (const namespace of (await backend.namespaces()).sort(byBytes))
    for await (const rows of backend.pages(namespace))
      for (const { key, value } of rows) yield { namespace, key, value };
}
