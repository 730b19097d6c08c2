import { lasting } from '../../reviews/shows/show.ts';
import type { MemberNotices } from '../../storage/entries/entries.ts';
import type { GuildEntries, Kind } from '../../storage/entries/guild-entries.ts';
import type { Collection } from '../../storage/store/store.ts';
import type { GuildSection, GuildSectionRecord } from '../documents/guild-document.ts';
import {
  decisionsRecordOf,
  memberChoicesOf,
  reportsRecordOf,
  reviewRecordOf,
  uncountedRecordOf,
} from '../documents/guild-records-of.ts';

/** A record of a guild's document, and the list in which it stands. */
export type GuildListed = {
  [S in GuildSection]: { readonly section: S; readonly record: GuildSectionRecord<S> };
}[GuildSection];

/** The entries of a guild, for reading. */
export type ReadableGuild = { readonly [K in Kind]: Pick<Collection<GuildEntries[K]>, 'get' | 'entries'> };

/**
 * What of each kind stands in a guild's document. The others are derived, are over soon, or are their members' alone: those take
 * them out with `/data export`.
 */
export const EXPORTED: { readonly [K in Kind]: GuildSection | 'header' | undefined } = {
  guilds: 'header',
  shows: 'shows',
  linking: 'links',
  reviews: 'reviews',
  votes: 'reviews',
  moderation: 'decisions',
  reports: 'reports',
  blocked: 'blocked',
  members: 'members',
  notices: 'members',
  uncounted: 'uncounted',
  voters: undefined,
  activity: undefined,
  drafts: undefined,
  removed: undefined,
  outbox: undefined,
  jobs: undefined,
  messages: undefined,
  leftovers: undefined,
  erasures: undefined,
  imports: undefined,
  staged: undefined,
  imported: undefined,
};

/**
 * Reads all that a guild's document has, in its order, in turns of the event loop. What is written meanwhile may be left out; each
 * review comes with the votes that it has when it is read.
 */
export async function* guildRecords(guild: ReadableGuild): AsyncGenerator<GuildListed> {
  const shows: string[] = [];
  for await (const [id, show] of guild.shows.entries()) {
    shows.push(id);
    // Whether an import has added it matters here alone.
    yield { section: 'shows', record: lasting(show) as GuildSectionRecord<'shows'> };
  }
  for await (const [showId, finding] of guild.linking.entries())
    yield { section: 'links', record: { showId, ...finding } };
  for (const id of shows) yield* reviewsOf(guild, id);
  for await (const [key, entry] of guild.moderation.entries()) {
    const record = decisionsRecordOf(key, entry);
    if (record !== undefined) yield { section: 'decisions', record };
  }
  for await (const [key, entry] of guild.reports.entries()) {
    const record = reportsRecordOf(key, entry);
    if (record !== undefined) yield { section: 'reports', record };
  }
  for await (const [userId, decision] of guild.blocked.entries())
    yield { section: 'blocked', record: { userId, ...decision } };
  yield* memberChoices(guild);
  for await (const [pseudonym, entry] of guild.uncounted.entries())
    yield { section: 'uncounted', record: uncountedRecordOf(pseudonym, entry) };
}

/** The reviews that are stored for a show. */
async function* reviewsOf(guild: ReadableGuild, showId: string): AsyncGenerator<GuildListed> {
  const votes = new Map<string, GuildEntries['votes']>();
  for await (const [key, entry] of guild.votes.entries(`${showId}:`)) votes.set(key, entry);
  for await (const [key, review] of guild.reviews.entries(`${showId}:`))
    yield { section: 'reviews', record: reviewRecordOf(review, votes.get(key)) };
}

async function* memberChoices(guild: ReadableGuild): AsyncGenerator<GuildListed> {
  const told = new Map<string, Omit<MemberNotices, 'notices'>>();
  for await (const [userId, { notices: _, ...entry }] of guild.notices.entries()) told.set(userId, entry);
  const chosen = new Map<string, GuildEntries['members']>();
  for await (const [userId, member] of guild.members.entries()) chosen.set(userId, member);
  for (const userId of new Set([...told.keys(), ...chosen.keys()])) {
    const record = memberChoicesOf(userId, chosen.get(userId) ?? {}, told.get(userId));
    if (record !== undefined) yield { section: 'members', record };
  }
}
