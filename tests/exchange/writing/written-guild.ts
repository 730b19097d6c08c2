import {
  GUILD_SECTIONS,
  type GuildDocument,
  type GuildSection,
} from '../../../src/exchange/documents/guild-document.ts';
import {
  readGuildHeader,
  readGuildRecord,
  readSettings,
} from '../../../src/exchange/documents/read-document.ts';
import type { RestoredInto } from '../../../src/exchange/import-problem.ts';
import type { RestoredEntry } from '../../../src/exchange/imported-review.ts';

/** The entries that a guild's document restores, in its order. Throws when a record can't be read. */
export function entriesIn(document: GuildDocument, into: RestoredInto): RestoredEntry[] {
  const place = { file: 'ovation-server.json', line: 1 };
  const header = readGuildHeader(document, place);
  const rows = [
    readSettings(header, place, into),
    ...(Object.keys(GUILD_SECTIONS) as GuildSection[]).flatMap((section) =>
      (document[section] ?? []).map((record) => readGuildRecord(section, record, place, header, into)),
    ),
  ];
  return rows.flatMap((row) => {
    if ('restored' in row) return row.restored.entries;
    throw new Error(JSON.stringify(row));
  });
}
