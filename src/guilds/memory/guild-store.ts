import type { Collection, Store, Write } from '../../storage/store/store.ts';
import type { ChangeOf, GuildEntries, Kind } from './change.ts';

/** The collections of one guild, by kind. */
export type GuildStore = { readonly [K in Kind]: Collection<GuildEntries[K]> };

/** The collections of one guild, for reading. */
export type GuildReader = { readonly [K in Kind]: Pick<Collection<GuildEntries[K]>, 'get' | 'entries'> };

export const guildStore = (store: Store, guildId: string): GuildStore => ({
  guilds: store.guilds,
  shows: store.shows(guildId),
  moderation: store.moderation(guildId),
  blocked: store.blocked(guildId),
  voters: store.voters(guildId),
  notices: store.notices(guildId),
  reviews: store.reviews(guildId),
  votes: store.votes(guildId),
  reports: store.reports(guildId),
  drafts: store.drafts,
  removed: store.removed,
  outbox: store.outbox,
  jobs: store.jobs,
});

/** The write that makes a change durable. */
export const writeOf = <K extends Kind>(store: GuildStore, { kind, key, entry }: ChangeOf<K>): Write =>
  entry === undefined ? store[kind].remove(key) : store[kind].put(key, entry);
