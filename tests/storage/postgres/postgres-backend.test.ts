import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { postgresDatabase } from '../../support/postgres/postgres-database.ts';
import { NEWEST, OLDEST } from '../../support/postgres/postgres-programs.ts';
import { describeStore } from '../store/store-contract.ts';

for (const programs of [NEWEST, ...(OLDEST === undefined ? [] : [OLDEST])])
  describeStore(programs.name, async () => openPostgres(await postgresDatabase(programs)));
