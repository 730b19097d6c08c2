import { rowsKey } from '../../guilds/importing/import-records.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { formatTitle } from '../../reviews/shows/title.ts';
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

/**
 * What is told about the rows of an import, in the order of the files: while it waits, every row and the show that it is about;
 * afterwards those that were left out, rounded or cut.
 */
export async function* reportedRows(guild: OpenGuild, record: ImportRecord): AsyncGenerator<ReportedRow> {
  for (let number = 0; number < record.chunks; number += 1) {
    const key = rowsKey(record.id, number);
    const waiting = await guild.store.staged.get(key).catch(undefinedIfUnreadable);
    if (waiting !== undefined) {
      const ready = waiting.rows.map((row) => readyRow(guild, row, record.userId));
      yield* [...ready, ...waiting.reported].sort(byPlace);
    } else yield* (await guild.store.imported.get(key).catch(undefinedIfUnreadable))?.reported ?? [];
  }
}

const byPlace = (a: ReportedRow, b: ReportedRow): number =>
  a.file === b.file ? a.line - b.line : Number(a.file > b.file) - Number(a.file < b.file);

/** What is told about a row that can be imported: the show that it is about, and its score. */
function readyRow({ memory }: OpenGuild, row: StagedRow, userId: string): ReportedRow {
  const { file, line, showId, title, year, opinion } = row;
  const isNew = memory.show(showId) === undefined;
  const reason = memory.hasReview(showId, userId) ? 'clashing' : isNew ? 'new' : 'ready';
  const detail = opinion.score === undefined ? undefined : String(opinion.score / 10);
  return { file, line, title: formatTitle({ title, year }), reason, detail };
}
