import { UserError } from '../../reviews/user-error.ts';
import type { ImportRecord, StagedRows } from '../../storage/entries/data-entries.ts';
import type { Act } from '../memory/act.ts';
import { put, remove } from '../memory/change.ts';
import {
  checkMayImport,
  findImport,
  importerTurn,
  importKey,
  importsOf,
  importTurn,
  isExpired,
  isWaiting,
  putImport,
  rowsKey,
} from './import-records.ts';

/**
 * Begins an import, whose rows nobody sees until it is committed. It takes the place of the member's import that waits, if there is
 * one. Rejects as `checkMayImport` does.
 */
export const beginImport = (record: ImportRecord): Act<ImportRecord> => ({
  turns: [importerTurn(record.userId)],
  async decide(guild) {
    const imports = await importsOf(guild, record.userId);
    checkMayImport(imports, record.startedAt);
    const waiting = imports.filter(isWaiting);
    const changes = [...waiting.flatMap(removalOf), putImport(record)];
    return { changes, answer: record };
  },
});

/**
 * Stores rows of an import as one of its entries, a new one or one that is there, and what is known of all of them. Rejects with
 * UserError `import-gone` when another import has taken its place.
 * @param number absent: the record alone is stored
 */
export const stageRows = (record: ImportRecord, number?: number, rows?: StagedRows): Act<ImportRecord> => ({
  turns: [importerTurn(record.userId), importTurn(record.id)],
  async decide(guild) {
    const { state } = await findImport(guild, record.id);
    if (state !== 'staging') throw new UserError('import-gone');
    const changes = [
      putImport(record),
      ...(number === undefined || rows === undefined
        ? []
        : [put('staged', rowsKey(record.id, number), rows)]),
    ];
    return { changes, answer: record };
  },
});

/** Forgets an import that has changed nothing yet, in one commit; nothing when it is gone or has. Answers whether it did. */
export const discardImport = (importId: string, userId: string): Act<boolean> => ({
  turns: [importerTurn(userId), importTurn(importId)],
  async decide({ memory, store }) {
    const record = await store.imports.get(importKey(memory.id, importId));
    if (record === undefined || !isWaiting(record) || record.userId !== userId)
      return { changes: [], answer: false };
    return { changes: removalOf(record), answer: true };
  },
});

/** Forgets an import that its member can neither commit nor undo any more; what it has made stays. Answers whether it did. */
export const expireImport = ({ id, userId }: ImportRecord, now: number): Act<boolean> => ({
  turns: [importerTurn(userId), importTurn(id)],
  async decide({ memory, store }) {
    const record = await store.imports.get(importKey(memory.id, id));
    if (record === undefined || !isExpired(record, now)) return { changes: [], answer: false };
    return { changes: removalOf(record), answer: true };
  },
});

/** The changes that leave nothing of an import but what it has made. */
export const removalOf = ({ id, guildId, chunks }: ImportRecord) => [
  remove('imports', importKey(guildId, id)),
  ...Array.from({ length: chunks }, (_, number) => rowsKey(id, number)).flatMap((key) => [
    remove('staged', key),
    remove('imported', key),
  ]),
];
