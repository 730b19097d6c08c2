import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfiguration } from '../../src/operations/read-configuration.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

test('The password of a database that stands in .env is where its client looks for it, unless the environment has another', async () => {
  const home = await temporaryDirectory();
  await writeFile(
    join(home, '.env'),
    "DATABASE_URL=postgres://ovation@db.example/ovation\nPGPASSWORD='p@ss # 1'\n",
  );
  const environments = [{}, { PGPASSWORD: '' }, { PGPASSWORD: 'other' }].map((environment) => ({
    OVATION_HOME: home,
    ...environment,
  }));
  for (const environment of environments) await readConfiguration(environment, '/');
  expect(environments.map((environment: NodeJS.ProcessEnv) => environment.PGPASSWORD)).toEqual([
    'p@ss # 1',
    'p@ss # 1',
    'other',
  ]);
  const none = { OVATION_HOME: await temporaryDirectory() };
  await readConfiguration(none, '/');
  expect(none).not.toHaveProperty('PGPASSWORD');
});
