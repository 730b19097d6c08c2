import type { Catalogue } from '../../catalogue/catalogue.ts';
import { ImportProblem } from '../../exchange/import-problem.ts';
import type { ImportedReview, ReadRow, ReadSummary, RestoredRow } from '../../exchange/imported-review.ts';
import { findRowShow } from '../../guilds/importing/find-row-show.ts';
import { Staging } from '../../guilds/importing/staging.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import { isSameShow, refsOf } from '../../reviews/shows/show-ids.ts';
import type { ImportRecord } from '../../storage/entries/data-entries.ts';
import { Turn } from '../../storage/turn.ts';

export interface StageOptions {
  readonly catalogue: Pick<Catalogue, 'find'>;
  /** When the import began, in milliseconds since the epoch: nothing in it is newer. */
  readonly now: number;
  /** How many rows are kept, and later carried out, together at most. */
  readonly mostRows?: number | undefined;
}

/**
 * Finds the show of each row, and puts the rows on disk. Yields how many rows are read, after each batch, and the import, which
 * in the end waits for its member. Rejects with UserError `import-gone` when another import has taken its place.
 */
export async function* stageFiles(
  guild: OpenGuild,
  record: ImportRecord,
  { summary, rows }: { readonly summary: ReadSummary; readonly rows: AsyncIterable<readonly ReadRow[]> },
  { catalogue, now, mostRows }: StageOptions,
): AsyncGenerator<{ readonly read: number; readonly record: ImportRecord }> {
  await guild.memory.prepareSearch();
  const staging = new Staging(guild, record, now, mostRows);
  const turn = new Turn();
  let read = 0;
  for await (const batch of rows) {
    const entries = await Promise.all(
      batch.map((row) => ('review' in row ? findEntry(catalogue, row.review) : undefined)),
    );
    for (const [index, row] of batch.entries()) {
      if ('review' in row) await stage(guild, staging, row.review, entries[index]);
      else if ('restored' in row) await restore(staging, record, row.restored);
      else await staging.skip({ ...row.skipped, detail: row.skipped.column ?? row.skipped.text });
      if (turn.isOver) await turn.next();
    }
    read += batch.length;
    yield { read, record };
  }
  yield { read, record: await staging.end({ format: summary.format, notes: summary.notes }) };
}

async function stage(
  { memory }: OpenGuild,
  staging: Staging,
  review: ImportedReview,
  entry: CatalogueEntry | undefined,
): Promise<void> {
  const { file, line, title, opinion, whole, writtenAt, rounded } = review;
  const show = findRowShow(memory, review, entry);
  if (typeof show === 'string')
    return staging.skip({ file, line, title, reason: show, detail: whole ?? opinion.body });
  return staging.take({ file, line, opinion, whole, writtenAt, rounded }, show);
}

/** What a guild's export has of others is restored for managers alone. */
function restore(staging: Staging, { restores }: ImportRecord, row: RestoredRow): Promise<void> {
  if (restores !== true) throw new ImportProblem('of-a-guild', { file: row.file });
  return staging.restore(row);
}

/** What the index has for the ids of a row. Shows for adults are nobody's by an id alone: others see where they are reviewed. */
async function findEntry(
  catalogue: Pick<Catalogue, 'find'>,
  row: ImportedReview,
): Promise<CatalogueEntry | undefined> {
  for (const ref of refsOf(row)) {
    const entry = await catalogue.find(ref);
    if (entry !== undefined && entry.adult !== true && isSameShow(row, entry)) return entry;
  }
  return undefined;
}
