import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { allRowsAt } from '../../storage/all-rows.ts';
import { fillStore } from '../../storage/kept/sample-store.ts';
import { postgresDatabase } from '../../support/postgres/postgres-database.ts';
import { OLDEST } from '../../support/postgres/postgres-programs.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const run = promisify(execFile);

test.skipIf(OLDEST === undefined)(
  "What PostgreSQL's own programs dump of a database while a bot uses it can be restored into a new one, or over it",
  async () => {
    const [url, other] = [await postgresDatabase(OLDEST), await postgresDatabase(OLDEST)];
    const store = await openStore(url, { onUnreadable: () => {} });
    await store.claim({ count: 1, ids: [0] });
    await fillStore(store);
    const programs = (await OLDEST?.directory()) ?? '';
    const dump = join(await temporaryDirectory(), 'ovation.dump');
    await run(join(programs, 'pg_dump'), ['--format=custom', `--file=${dump}`, url]);
    await store.close();
    const rows = await allRowsAt(url);
    const restore = ['--clean', '--if-exists', '--single-transaction', '--no-owner'];
    for (const target of [other, other]) {
      await run(join(programs, 'pg_restore'), [...restore, `--dbname=${target}`, dump]);
      const restored = await openStore(target, { onUnreadable: () => {} });
      await restored.claim({ count: 1, ids: [0] });
      await restored.commit([restored.guilds.put('7', {})]);
      await restored.commit([restored.guilds.remove('7')]);
      await restored.close();
      expect(await allRowsAt(target)).toEqual(rows);
    }
  },
);
