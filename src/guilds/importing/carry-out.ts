import { createId } from '../../storage/create-id.ts';
import type { ImportRecord, StagedRow, StagedRows } from '../../storage/entries/data-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import { inTurns, Turn } from '../../storage/turn.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { remove } from '../memory/change.ts';
import { memberTurn } from '../reviews/rights.ts';
import { findOrAddShow } from '../shows/find-or-add-show.ts';
import { Chunk, type FoundRow } from './chunk.ts';
import { turnsOf } from './exported-entry.ts';
import { importKey, importTurn, rowsKey, sizeOf } from './import-records.ts';

/**
 * Makes the rows of one entry of an import reviews, all or none, and notes what that has changed. Answers the record, which says so;
 * undefined, with nothing changed, when the import is over or this entry was carried out before.
 * @param staged the rows as they have just been read; some of those that are restored may go until their turn comes
 */
export function carryOut(
  { id, guildId, userId }: ImportRecord,
  number: number,
  staged: StagedRows,
  now: number,
): Act<ImportRecord | undefined> {
  const { rows, restored = [], reported } = staged;
  const key = rowsKey(id, number);
  const newIds = rows.map(() => createId());
  const find = ({ memory }: GuildView, row: StagedRow, index: number): FoundRow => {
    const named = { id: row.showId, title: row.title, year: row.year, entry: row.entry };
    const found = findOrAddShow(
      memory,
      named,
      { addedBy: userId, addedAt: now, imported: true },
      newIds[index] ?? '',
    );
    return { row, found, key: memory.reviewKey(found.show.id, userId) };
  };
  return {
    turns: (guild) => [
      ...['shows', importTurn(id), memberTurn(userId)],
      ...rows.map((row, index) => find(guild, row, index).key),
      ...restored.flatMap(turnsOf),
    ],
    async decide(guild) {
      const record = await guild.store.imports.get(importKey(guildId, id));
      if (record?.state !== 'committed' || record.done !== number) return { changes: [], answer: undefined };
      const chunk = new Chunk(guild, record, now);
      for await (const [index, row] of inTurns(rows.entries())) await chunk.take(find(guild, row, index));
      // Read again: whose rows they were may have been erased since.
      const left =
        restored.length === 0 ? undefined : await guild.store.staged.get(key).catch(undefinedIfUnreadable);
      for await (const row of inTurns(left?.restored ?? [])) await chunk.restore(row);
      const { changes, answer } = chunk.end(reported, sizeOf(staged));
      // Memory follows all of them in one turn of the event loop.
      await new Turn().next();
      return { changes: [...changes, remove('staged', key)], answer };
    },
  };
}
