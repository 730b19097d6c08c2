import { SHARED_KINDS } from '../../storage/entries/entry-formats.ts';
import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Collection } from '../../storage/store/store.ts';
import { MEMBER_SECTIONS, type MemberSection } from '../documents/member-document.ts';
import { DocumentNames, type MemberListed, type MemberOfGuild } from './member-context.ts';
import { LISTINGS, type Listing } from './member-entries.ts';

/** The kinds of which a member may have many entries: each has a list of its own. */
const MANY: readonly Kind[] = ['reviews', 'votes'];

/**
 * Gathers all that is stored about a member in a guild, in the order of their document, in turns of the event loop. What does not
 * parse is left out. Rejects with StorageError when the guild can't be read.
 */
export async function* memberRecords(member: MemberOfGuild): AsyncGenerator<MemberListed> {
  const names = new DocumentNames(member);
  for (const kind of MANY) yield* listedOf(kind, member, names);
  const bySection = new Map<MemberSection, MemberListed[]>();
  for (const section of Object.keys(MEMBER_SECTIONS) as MemberSection[]) bySection.set(section, []);
  for (const kind of Object.keys(LISTINGS) as Kind[])
    if (!MANY.includes(kind))
      for await (const listed of listedOf(kind, member, names)) bySection.get(listed.section)?.push(listed);
  for (const listed of bySection.values()) yield* listed;
}

async function* listedOf<K extends Kind>(
  kind: K,
  member: MemberOfGuild,
  names: DocumentNames,
): AsyncGenerator<MemberListed> {
  const collection: Pick<Collection<GuildEntries[K]>, 'get'> = member.guild[kind];
  const list: Listing<K> = LISTINGS[kind];
  for await (const key of keysAbout(kind, member)) {
    const entry = await collection.get(key).catch(undefinedIfUnreadable);
    if (entry !== undefined) yield* await list(entry, key, member, names);
  }
}

/** Keys of the entries that may be about the member: their id, or what they are called, stands in them. */
function keysAbout(
  kind: Kind,
  { guild, guildId, userId, pseudonym }: MemberOfGuild,
): AsyncIterable<string> | string[] {
  if (kind === 'guilds') return [guildId];
  if (kind === 'uncounted') return pseudonym === undefined ? [] : [pseudonym];
  const isShared = (SHARED_KINDS as readonly Kind[]).includes(kind);
  return guild[kind].keysHolding(userId, isShared ? `${guildId}:` : undefined);
}
