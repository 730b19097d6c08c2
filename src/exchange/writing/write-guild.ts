import type { GuildHeader, GuildSectionRecord } from '../documents/guild-document.ts';
import { csvEncoding } from './csv-encoding.ts';
import { FileWriter, type WrittenFile } from './file-writer.ts';
import { guildRecords, type ReadableGuild } from './guild-records.ts';
import { reviewRow, showRow, TABLES, voteRows } from './guild-tables.ts';
import { jsonEncoding } from './json-encoding.ts';

/** No part of a document has many more bytes than this unpacked, so that reading one takes bounded memory. */
const MOST_UNPACKED = 40 * 1024 * 1024;

export interface WriteGuildOptions {
  /** How many bytes a file may have. */
  readonly limit: number;
  /** Hears how many reviews are written. */
  readonly onProgress?: (reviews: number) => void;
  readonly signal?: AbortSignal;
}

export interface WrittenGuild {
  /** What restoring reads. */
  readonly document: readonly WrittenFile[];
  /** Shows, reviews and votes, for spreadsheets. */
  readonly tables: readonly WrittenFile[];
}

/**
 * Writes a guild's export. Goes on in turns of the event loop. Rejects with StorageError when the guild can't be read, and as the
 * signal says.
 */
export async function writeGuild(
  guild: ReadableGuild,
  header: Omit<GuildHeader, 'part'>,
  { limit, onProgress, signal }: WriteGuildOptions,
): Promise<WrittenGuild> {
  const shared = { limit, now: header.exportedAt };
  const document = new FileWriter(
    jsonEncoding((part) => ({ ...header, part })),
    { ...shared, name: 'ovation-server', extension: 'json', mostUnpacked: MOST_UNPACKED },
  );
  const table = (name: keyof typeof TABLES) =>
    new FileWriter(csvEncoding({ columns: TABLES[name], isForSpreadsheets: true }), {
      ...{ ...shared, name, extension: 'csv' },
    });
  const [shows, reviews, votes] = [table('shows'), table('reviews'), table('votes')];
  const known = new Map<string, GuildSectionRecord<'shows'>>();
  let count = 0;
  for await (const listed of guildRecords(guild)) {
    signal?.throwIfAborted();
    await document.add(listed);
    if (listed.section === 'shows') {
      known.set(listed.record.id, listed.record);
      await shows.add([showRow(listed.record)]);
    } else if (listed.section === 'reviews') {
      await reviews.add([reviewRow(listed.record, known.get(listed.record.showId))]);
      await votes.add(voteRows(listed.record));
      count += 1;
      onProgress?.(count);
    }
  }
  const tables = await Promise.all([shows, reviews, votes].map((writer) => writer.end()));
  return { document: await document.end(), tables: tables.flat() };
}
