import type { MemberHeader } from '../documents/member-document.ts';
import { FileWriter, type WrittenFile } from './file-writer.ts';
import { jsonEncoding } from './json-encoding.ts';
import { LetterboxdWriter } from './letterboxd.ts';
import type { MemberOfGuild } from './member-context.ts';
import { memberRecords } from './member-records.ts';

export interface WriteMemberOptions {
  /** How many bytes a file may have. */
  readonly limit: number;
  /** What stands before a review with spoilers in the file for Letterboxd. */
  readonly spoilers: string;
}

/** A member's export. */
export interface WrittenMember {
  /** All that is stored about them. */
  readonly document: readonly WrittenFile[];
  /** Their reviews for Letterboxd's importer. */
  readonly letterboxd: readonly WrittenFile[];
  /** How many scores Letterboxd does not have, so that they are rounded there. */
  readonly rounded: number;
}

/** Writes all that is stored about a member in a guild. Rejects with StorageError when the guild can't be read. */
export async function writeMember(
  member: MemberOfGuild,
  header: Omit<MemberHeader, 'part'>,
  { limit, spoilers }: WriteMemberOptions,
): Promise<WrittenMember> {
  const document = new FileWriter(
    jsonEncoding((part) => ({ ...header, part })),
    { name: 'ovation-member', extension: 'json', limit, now: header.exportedAt },
  );
  const letterboxd = new LetterboxdWriter(spoilers);
  for await (const listed of memberRecords(member)) {
    await document.add(listed);
    if (listed.section === 'reviews') letterboxd.add(listed.record);
  }
  const { files, rounded } = letterboxd.end();
  return { document: await document.end(), letterboxd: files, rounded };
}
