import { importerTurn, importKey, importsOf, importTurn } from '../importing/import-records.ts';
import { removalOf } from '../importing/stage-rows.ts';
import type { Act, Guild } from '../memory/act.ts';
import { runForEach } from '../memory/run-for-each.ts';
import type { Erased } from './erased.ts';
import { SCRUBS } from './scrubs.ts';

/** Ends a member's imports, also those that are under way, and forgets what they have read and changed. Resolves to whether there were any. */
export async function eraseImports(guild: Guild, erased: Erased): Promise<boolean> {
  const imports = await importsOf(guild, erased.userId);
  const ended = await runForEach(guild, imports, ({ id }) => eraseImport(id, erased));
  return ended.includes(true);
}

const eraseImport = (importId: string, erased: Erased): Act<boolean> => ({
  turns: [importerTurn(erased.userId), importTurn(importId)],
  async decide({ memory, store }) {
    const key = importKey(memory.id, importId);
    const record = await store.imports.get(key);
    if (record === undefined || SCRUBS.imports(record, erased, key) !== undefined)
      return { changes: [], answer: false };
    return { changes: removalOf(record), answer: true };
  },
});
