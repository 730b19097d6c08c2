import { carryOut } from '../../guilds/importing/carry-out.ts';
import { importKey, importsOf, isUnderWay, rowsKey } from '../../guilds/importing/import-records.ts';
import { undoRows } from '../../guilds/importing/undo-import.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { ImportRecord } from '../../storage/entries/data-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import { GuildTask, type TaskContext } from '../background/guild-task.ts';

/** Carries out the imports of guilds that are committed, and undoes those that are to be undone, entry by entry. */
export const createImportTask = (context: TaskContext): GuildTask =>
  new GuildTask({
    ...context,
    task: 'import',
    guildsAtOnce: 2,
    async run(guild, signal) {
      for (const record of await importsOf(guild)) await finishImport(guild, record, context, signal);
    },
  });

/** Does what is left of an import, unless the signal is aborted; nothing when it is not under way. */
export async function finishImport(
  guild: OpenGuild,
  record: ImportRecord,
  { clock }: Pick<TaskContext, 'clock'>,
  signal: AbortSignal,
): Promise<void> {
  let left: ImportRecord | undefined = record;
  while (left !== undefined && isUnderWay(left) && !signal.aborted) {
    const done: ImportRecord | undefined = await nextStep(guild, left, clock.now());
    // Somebody else has done it, or ended the import.
    left = done ?? (await changedMeanwhile(guild, left));
  }
}

function nextStep(guild: OpenGuild, record: ImportRecord, now: number): Promise<ImportRecord | undefined> {
  const { id, done, state } = record;
  return state === 'committed' ? carryOutNext() : undoNext();

  // An entry that does not parse is left aside, as if it had no rows.
  async function carryOutNext() {
    const staged = await guild.store.staged.get(rowsKey(id, done)).catch(undefinedIfUnreadable);
    // Finding the shows of its rows would do that in one turn of the event loop: a second after a restart, where there are many.
    await guild.memory.prepareSearch();
    return guild.run(carryOut(record, done, staged ?? { rows: [], reported: [] }, now));
  }
  async function undoNext() {
    const made = await guild.store.imported.get(rowsKey(id, done)).catch(undefinedIfUnreadable);
    return guild.run(undoRows(record, done, made ?? { replaced: {}, made: {}, reported: [] }, now));
  }
}

async function changedMeanwhile(guild: OpenGuild, { id, done, state }: ImportRecord) {
  const now = await guild.store.imports.get(importKey(guild.memory.id, id));
  return now?.done === done && now.state === state ? undefined : now;
}
