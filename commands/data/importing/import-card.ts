import { type MessageWithUpdates, updatesOf } from '../../../src/discord/interactions/command.ts';
import { MOST_POSTED } from '../../../src/guilds/importing/chunk.ts';
import { isUnderWay } from '../../../src/guilds/importing/import-records.ts';
import { doneCard, runningCard, undoneCard } from '../../../src/presentation/data/import-cards.ts';
import { importPreviewCard } from '../../../src/presentation/data/import-preview-card.ts';
import type { CardPayload } from '../../../src/presentation/payload/card.ts';
import { IMPORT_UNDO_LIFETIME, type ImportRecord } from '../../../src/storage/entries/data-entries.ts';
import type { ImportInvocation } from './invocation.ts';

/** More rows tell nobody more about what an import would do. */
const EXAMPLES = 3;

/** An import as it stands: what it would do, how far it is, which the answer follows, or what it has done. */
export async function importCard(
  invocation: ImportInvocation,
  record: ImportRecord,
): Promise<MessageWithUpdates<CardPayload>> {
  const { guild, services } = invocation;
  const message = await cardOf(invocation, record);
  if (!isUnderWay(record)) return { message };
  const later = services.imports.progressUpdates(guild, record);
  return { message, updates: updatesOf(later, (each) => cardOf(invocation, each)) };
}

async function cardOf(invocation: ImportInvocation, record: ImportRecord): Promise<CardPayload> {
  const { guild, t, services } = invocation;
  const { state, chunks, done, ready, committedAt = 0 } = record;
  switch (state) {
    case 'committed':
    case 'undoing': {
      const rows = chunks === 0 ? 0 : Math.floor((ready * done) / chunks);
      return runningCard(record, { done: rows, isUndone: state === 'undoing' }, t);
    }
    case 'done': {
      const undoUntil = committedAt + IMPORT_UNDO_LIFETIME;
      const others = await services.imports.othersToUndo(guild, record);
      return doneCard(
        record,
        { undoUntil: undoUntil > services.clock.now() ? undoUntil : undefined, others },
        t,
      );
    }
    case 'undone':
      return undoneCard(record, await services.imports.othersToUndo(guild, record), t);
    default:
      return previewOf(invocation, record);
  }
}

async function previewOf(
  { guild, t, services }: ImportInvocation,
  record: ImportRecord,
): Promise<CardPayload> {
  const rows = await services.imports.examples(guild, record, EXAMPLES);
  const examples = rows.map(({ showId, title, year, opinion: { score } }) => ({
    ...{ title, year, score },
    isNew: guild.memory.show(showId) === undefined,
  }));
  const { channelId } = guild.memory.record;
  return importPreviewCard({ ...record, examples, channelId, mostPosted: MOST_POSTED }, t);
}
