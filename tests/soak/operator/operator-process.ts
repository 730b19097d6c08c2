/** Does one of the things that an operator does: `operator-process.ts backup|restore|open|repair DIRECTORY`. */
import { join } from 'node:path';
import { makeBackup } from '../../../src/operations/backups/make-backup.ts';
import { restoreBackup } from '../../../src/operations/backups/restore-backup.ts';
import { checkCommand } from '../../../src/operations/checking/check-command.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { BACKUP, DATABASE, MADE } from './places.ts';

const [, , act = '', directory = ''] = process.argv;
const databaseUrl = `sqlite://${join(directory, DATABASE)}`;

const ACTS: { readonly [act: string]: () => unknown } = {
  backup: () => makeBackup(databaseUrl, join(directory, MADE)),
  restore: () => restoreBackup(databaseUrl, join(directory, BACKUP)),
  open: async () => (await openStore(databaseUrl, { onUnreadable: () => {} })).close(),
  repair: () =>
    checkCommand(['--repair'], {
      databaseUrl,
      locate: (path) => path,
      say: () => {},
      now: () => Date.now(),
    }),
};

await ACTS[act]?.();
