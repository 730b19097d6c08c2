import { rowsKey } from '../../guilds/importing/import-records.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { ImportRecord, ReportedRow, StagedRow } from '../../storage/entries/data-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';

/** The first rows of an import that waits, as many as that. */
export async function firstRows(guild: OpenGuild, record: ImportRecord, most: number): Promise<StagedRow[]> {
  const found: StagedRow[] = [];
  for (let number = 0; number < record.chunks && found.length < most; number += 1) {
    const staged = await guild.store.staged.get(rowsKey(record.id, number)).catch(undefinedIfUnreadable);
    found.push(...(staged?.rows ?? []));
  }
  return found.slice(0, most);
}

/** What is told about the rows of an import: of those that wait, and of those that are carried out. */
export async function* reportedRows(guild: OpenGuild, record: ImportRecord): AsyncGenerator<ReportedRow> {
  for (let number = 0; number < record.chunks; number += 1) {
    const key = rowsKey(record.id, number);
    const waiting = await guild.store.staged.get(key).catch(undefinedIfUnreadable);
    const made = waiting ?? (await guild.store.imported.get(key).catch(undefinedIfUnreadable));
    yield* made?.reported ?? [];
  }
}
