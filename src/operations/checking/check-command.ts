import { createStore } from '../../storage/store/create-store.ts';
import { keepBefore } from '../backups/keep-before.ts';
import { withSnapshot } from '../backups/with-snapshot.ts';
import { countOf } from '../count-of.ts';
import { openExistingAlone } from '../open-alone.ts';
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
  const result = await withSnapshot(databaseUrl, (_, backend) => checkData(backend));
  for (const line of reportOf(result)) say(line);
  if (result.findings.some(({ fault }) => isRepaired(fault)))
    say('To repair that, stop Ovation, then: npm run check-data -- --repair');
  return result.findings.length === 0;
}

async function repair(operator: Operator): Promise<boolean> {
  const { databaseUrl, say } = operator;
  const backend = await openExistingAlone(databaseUrl);
  const store = await createStore(backend, { onUnreadable: () => {} });
  try {
    const result = await checkData(backend);
    for (const line of reportOf(result)) say(line);
    if (result.findings.length === 0) return true;
    say(`A backup of what was there is in ${await keepBefore('repair', operator)}.`);
    const repaired = await repairData(store, result.findings);
    const { findings } = await checkData(backend);
    say(`Repaired: ${countOf(repaired, 'entry', 'entries')}.`);
    return findings.length === 0;
  } finally {
    await store.close();
  }
}
