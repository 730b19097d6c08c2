import { copyDatabase } from '../../storage/sqlite/copy-database.ts';
import { openSqlite } from '../../storage/sqlite/sqlite-backend.ts';
import { createStore } from '../../storage/store/create-store.ts';
import { liveDatabase } from '../backups/live-database.ts';
import { withCopy } from '../backups/with-snapshot.ts';
import { countOf } from '../count-of.ts';
import type { Operator } from '../operator.ts';
import { checkData } from './check-data.ts';
import { isRepaired } from './finding.ts';
import { repairData } from './repair-data.ts';
import { reportOf } from './report.ts';

/**
 * `npm run check-data`: says what is wrong with the data, and with `--repair` repairs it, after a backup. Resolves to whether all is well
 * now. Rejects with StorageError; with `--repair` also when a bot uses the database.
 */
export async function checkCommand(args: readonly string[], operator: Operator): Promise<boolean> {
  const [option, ...rest] = args;
  const isRepairing = option === '--repair';
  if (rest.length > 0 || (option !== undefined && !isRepairing))
    throw new Error('npm run check-data takes one option: -- --repair');
  return isRepairing ? repair(operator) : check(operator);
}

async function check({ databaseUrl, say }: Operator): Promise<boolean> {
  const result = await withCopy(databaseUrl, async (file) => {
    const { backend, store } = await open(file);
    try {
      return await checkData(backend);
    } finally {
      await store.close();
    }
  });
  for (const line of reportOf(result)) say(line);
  if (result.findings.some(({ fault }) => isRepaired(fault)))
    say('To repair that, stop Ovation, then: npm run check-data -- --repair');
  return result.findings.length === 0;
}

/** Opens a database as a start does, which refuses one that a newer Ovation wrote, or that does not say which. */
async function open(file: string) {
  const backend = await openSqlite(file);
  return { backend, store: await createStore(backend, { onUnreadable: () => {} }) };
}

async function repair({ databaseUrl, say, now }: Operator): Promise<boolean> {
  const file = liveDatabase(databaseUrl);
  const { backend, store } = await open(file);
  try {
    const result = await checkData(backend);
    for (const line of reportOf(result)) say(line);
    if (result.findings.length === 0) return true;
    const kept = `${file}.before-repair-${new Date(now()).toISOString().replaceAll(':', '-')}`;
    copyDatabase(file, kept);
    say(`A backup of what was there is in ${kept}.`);
    const repaired = await repairData(store, result.findings);
    const { findings } = await checkData(backend);
    say(`Repaired: ${countOf(repaired, 'entry', 'entries')}.`);
    return findings.length === 0;
  } finally {
    await store.close();
  }
}
