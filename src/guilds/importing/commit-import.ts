import { UserError } from '../../reviews/user-error.ts';
import type { ImportRecord } from '../../storage/entries/data-entries.ts';
import type { Act } from '../memory/act.ts';
import { type Actor, checkMay } from '../reviews/rights.ts';
import {
  checkMayImport,
  importerTurn,
  importsOf,
  importTurn,
  ownImport,
  putImport,
} from './import-records.ts';

/** What a member says about an import before it is committed. */
export type ImportChoice = Partial<Pick<ImportRecord, 'clashes' | 'posts'>>;

/** Notes what a member has chosen. Rejects with UserError `import-gone` when nothing can be chosen any more. */
export const chooseForImport = (
  importId: string,
  userId: string,
  choice: ImportChoice,
): Act<ImportRecord> => ({
  turns: [importTurn(importId)],
  async decide(guild) {
    const before = await ownImport(guild, importId, userId);
    if (before.state !== 'staged') throw new UserError('import-gone');
    const record = { ...before, ...choice };
    return { changes: [putImport(record)], answer: record };
  },
});

/**
 * The point of no return: from then on the import will be carried out, also after a crash. Answers the record; the same when it
 * was committed already. Rejects with UserError `import-gone` when it is not there any more, and as `checkMay` and `checkMayImport`
 * throw.
 */
export const commitImport = (importId: string, actor: Actor, now: number): Act<ImportRecord> => ({
  turns: [importerTurn(actor.userId), importTurn(importId)],
  async decide(guild) {
    const before = await ownImport(guild, importId, actor.userId);
    if (before.state === 'committed' || before.state === 'done') return { changes: [], answer: before };
    if (before.state !== 'staged') throw new UserError('import-gone');
    // Nobody's reviews are written by who restores a server's export.
    if (before.restores !== true) checkMay(guild, 'write', actor);
    checkMayImport(await importsOf(guild, actor.userId), now);
    // Files without rows leave nothing to carry out.
    const state = before.chunks === 0 ? 'done' : 'committed';
    const record: ImportRecord = { ...before, state, committedAt: now };
    return { changes: [putImport(record)], answer: record };
  },
});
