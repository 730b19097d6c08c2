/** Does one of the things that an operator does: `operator-process.ts backup|restore|open|repair|move DIRECTORY`. */
import { join } from 'node:path';
import { backUpFile } from '../../../src/operations/backups/back-up-file.ts';
import { restoreFile } from '../../../src/operations/backups/restore-file.ts';
import { checkCommand } from '../../../src/operations/checking/check-command.ts';
import { moveCommand } from '../../../src/operations/moving/move-command.ts';
import type { Operator } from '../../../src/operations/operator.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { BACKUP, DATABASE, MADE } from './places.ts';

const [, , act = '', directory = ''] = process.argv;
const databaseUrl = `sqlite://${join(directory, DATABASE)}`;
const operator: Operator = {
  databaseUrl,
  home: directory,
  locate: (path) => path,
  say: () => {},
  now: () => Date.now(),
};

const ACTS: { readonly [act: string]: () => unknown } = {
  backup: () => backUpFile(databaseUrl, join(directory, MADE)),
  restore: () => restoreFile(databaseUrl, join(directory, BACKUP)),
  open: async () => (await openStore(databaseUrl, { onUnreadable: () => {} })).close(),
  repair: () => checkCommand(['--repair'], operator),
  move: () => moveCommand([`sqlite://${BACKUP}`, databaseUrl], operator),
};

await ACTS[act]?.();
