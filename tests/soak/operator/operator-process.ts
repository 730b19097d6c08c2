/** Does one of the things that an operator does: `operator-process.ts backup|restore|open|repair|move DIRECTORY`. */
import { join } from 'node:path';
import { backUp, restore } from '../../../src/operations/backups/keep-safe.ts';
import { checkCommand } from '../../../src/operations/checking/check-command.ts';
import { moveCommand } from '../../../src/operations/moving/move-command.ts';
import type { Operator } from '../../../src/operations/operator.ts';
import { openStore } from '../../../src/storage/store/open-store.ts';
import { addressIn, BACKUP, MADE } from './places.ts';

const [, , act = '', directory = ''] = process.argv;
const databaseUrl = addressIn(directory);
const operator: Operator = {
  databaseUrl,
  home: directory,
  locate: (path) => path,
  say: () => {},
  now: () => Date.now(),
};

const ACTS: { readonly [act: string]: () => unknown } = {
  backup: () => backUp(databaseUrl, join(directory, MADE)),
  restore: () => restore(join(directory, BACKUP), operator),
  open: async () => (await openStore(databaseUrl, { onUnreadable: () => {} })).close(),
  repair: () => checkCommand(['--repair'], operator),
  move: () => moveCommand([`sqlite://${BACKUP}`, databaseUrl], operator),
};

await ACTS[act]?.();
