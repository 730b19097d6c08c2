import { NO_CATALOGUE } from '../../../src/catalogue/catalogue.ts';
import { finishImport } from '../../../src/discord/importing/import-task.ts';
import { type StageOptions, stageFiles } from '../../../src/discord/importing/stage-files.ts';
import type { ImportedReview, ReadRow, SkippedRow } from '../../../src/exchange/imported-review.ts';
import {
  chooseForImport,
  commitImport,
  type ImportChoice,
} from '../../../src/guilds/importing/commit-import.ts';
import { newImport } from '../../../src/guilds/importing/import-records.ts';
import { beginImport } from '../../../src/guilds/importing/stage-rows.ts';
import { beginUndo } from '../../../src/guilds/importing/undo-import.ts';
import type { OpenGuild } from '../../../src/guilds/memory/open-guild.ts';
import type { Author } from '../../../src/reviews/review.ts';
import { createId } from '../../../src/storage/create-id.ts';
import type { ImportRecord } from '../../../src/storage/entries/data-entries.ts';
import { NOOR } from '../../guilds/memory/opened-guild.ts';

/** When imports of tests happen. */
export const NOW = Date.UTC(2026, 10, 28);

/** A review as a file has it, of a show that the guild doesn't know. */
export const imported = (title: string, more: Partial<ImportedReview> = {}): ReadRow => ({
  review: {
    file: 'ratings.csv',
    line: 2,
    title,
    ids: {},
    opinion: { score: 80, spoilers: false },
    ...more,
  },
});

export const skipped = (reason: SkippedRow['reason'], line = 9): ReadRow => ({
  skipped: { file: 'ratings.csv', line, reason },
});

/** Rows in batches of so many. */
async function* inBatches(rows: Iterable<ReadRow>, size = 200): AsyncGenerator<readonly ReadRow[]> {
  const batch: ReadRow[] = [];
  for (const row of rows) if (batch.push(row) === size) yield batch.splice(0);
  if (batch.length > 0) yield batch;
}

interface ByHand extends Partial<StageOptions> {
  readonly author?: Author;
  readonly restores?: boolean;
}

/** An import of these rows, which waits for its member. */
export async function staged(
  guild: OpenGuild,
  rows: readonly ReadRow[],
  { author = NOOR, catalogue = NO_CATALOGUE, now = NOW, mostRows, restores }: ByHand = {},
): Promise<ImportRecord> {
  const { id: userId, name, avatarUrl } = author;
  const made = { id: createId(), guildId: guild.memory.id, userId, author: { name, avatarUrl }, restores };
  const record = await guild.run(beginImport(newImport({ ...made, startedAt: now })));
  const summary = { format: 'letterboxd', rows: rows.length, notes: [] } as const;
  const staging = stageFiles(guild, record, { summary, rows: inBatches(rows) }, { catalogue, now, mostRows });
  let last = record;
  for await (const step of staging) last = step.record;
  return last;
}

const byMember = (userId: string) => ({ userId, hasWriterRole: true });

/** Commits an import and carries it out. */
export async function carriedOut(
  guild: OpenGuild,
  { id, userId }: ImportRecord,
  choice: ImportChoice = {},
  now = NOW,
): Promise<ImportRecord> {
  await guild.run(chooseForImport(id, userId, choice));
  const committed = await guild.run(commitImport(id, byMember(userId), now));
  return finished(guild, committed, now);
}

/** Undoes an import. */
export async function undone(
  guild: OpenGuild,
  { id, userId }: ImportRecord,
  now = NOW,
): Promise<ImportRecord> {
  return finished(guild, await guild.run(beginUndo(id, userId, now)), now);
}

/** Carries out, or undoes, what is left of an import. */
export async function finished(guild: OpenGuild, record: ImportRecord, now = NOW): Promise<ImportRecord> {
  const clock = { now: () => now } as never;
  await finishImport(guild, record, { clock }, new AbortController().signal);
  const after = await guild.store.imports.get(`${record.guildId}:${record.id}`);
  if (after === undefined) throw new Error('The import is gone');
  return after;
}
