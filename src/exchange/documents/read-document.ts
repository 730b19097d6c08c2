import type { z } from 'zod';
import { ImportProblem, type RestoredInto } from '../import-problem.ts';
import type { ReadRow } from '../imported-review.ts';
import { DOCUMENT_VERSION } from './document-values.ts';
import {
  GUILD_FORMAT,
  GUILD_SECTIONS,
  type GuildHeader,
  type GuildSection,
  guildHeader,
} from './guild-document.ts';
import { MEMBER_FORMAT } from './member-document.ts';
import { restoredEntries, restoredSettings } from './restored-entries.ts';
import { type OwnReviewRecord, ownReviewRecord } from './review-records.ts';

/** Another server's messages, and another bot's, are lost here. */
const NO_CHANNELS: ReadonlySet<string> = new Set();

/** Where a record stands: see `ImportedReview`. */
interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * Which of Ovation's documents it is; undefined for none. Throws ImportProblem `newer-version`.
 * @param beginning its first properties, `format` and `version`
 */
export function documentKind(
  beginning: { readonly format?: unknown; readonly version?: unknown },
  file: string,
): 'member' | 'server' | undefined {
  const { format, version } = beginning;
  if (format !== MEMBER_FORMAT && format !== GUILD_FORMAT) return undefined;
  if (version !== DOCUMENT_VERSION) throw new ImportProblem('newer-version', { file });
  return format === MEMBER_FORMAT ? 'member' : 'server';
}

/** Reads one of the `reviews` of a member's document. */
export function readOwnReview(value: unknown, place: Place): ReadRow {
  const read = ownReviewRecord.safeParse(value);
  return read.success ? { review: importedReview(read.data, place) } : unreadable(read.error, place);
}

/**
 * Reads what stands in a guild's document before its lists. Throws ImportProblem `malformed` when it is no such header.
 * @param value an object with at least its properties
 */
export function readGuildHeader(value: unknown, { file, line }: Place): GuildHeader {
  const read = guildHeader.safeParse(value);
  if (!read.success) throw new ImportProblem('malformed', { file, line, column: 1 });
  return read.data;
}

/** The settings of a guild's document. */
export const readSettings = (header: GuildHeader, place: Place, { channels }: RestoredInto): ReadRow => ({
  restored: { ...place, entries: [restoredSettings(header, channels)] },
});

/** Reads a record of one of the lists of a guild's document. */
export function readGuildRecord(
  section: GuildSection,
  value: unknown,
  place: Place,
  header: GuildHeader,
  into: RestoredInto,
): ReadRow {
  const read = GUILD_SECTIONS[section].safeParse(value);
  if (!read.success) return unreadable(read.error, place);
  const isSameGuild = header.server.id === into.guildId;
  const keepsMessages = isSameGuild && header.application === into.application;
  const channels = keepsMessages ? into.channels : NO_CHANNELS;
  const entries = restoredEntries(section, read.data as never, { isSameGuild, channels });
  return { restored: { ...place, entries } };
}

function importedReview(record: OwnReviewRecord, place: Place) {
  const { show, headline, body, score, spoilers, aspects, progress, writtenAt } = record;
  return {
    ...place,
    title: show.title,
    year: show.year,
    kind: show.kind,
    ids: show.ids ?? {},
    opinion: { headline, body, score, spoilers, aspects, progress },
    writtenAt,
  };
}

/** A row that can't be read: names the property, and repeats nothing of it. */
function unreadable({ issues }: z.ZodError, place: Place): ReadRow {
  const column = issues[0]?.path[0];
  return {
    skipped: { ...place, reason: 'unreadable', ...(column !== undefined && { column: String(column) }) },
  };
}
