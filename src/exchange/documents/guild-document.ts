import { z } from 'zod';
import { DOCUMENT_VERSION, listsOf, snowflake, text, time } from './document-values.ts';
import {
  blockRecord,
  decisionsRecord,
  linkRecord,
  memberChoicesRecord,
  reportsRecord,
  settingsRecord,
  uncountedRecord,
} from './guild-records.ts';
import { reviewRecord } from './review-records.ts';
import { showRecord } from './show-records.ts';

/** How a guild's document calls itself. */
export const GUILD_FORMAT = 'ovation-server';

/** What stands in a guild's document as lists, in this order: what is read later may refer to what was read before. */
export const GUILD_SECTIONS = {
  shows: showRecord,
  links: linkRecord,
  reviews: reviewRecord,
  decisions: decisionsRecord,
  reports: reportsRecord,
  blocked: blockRecord,
  members: memberChoicesRecord,
  uncounted: uncountedRecord,
} as const;
export type GuildSection = keyof typeof GUILD_SECTIONS;
export type GuildSectionRecord<S extends GuildSection> = z.infer<(typeof GUILD_SECTIONS)[S]>;

/** What stands before the lists. */
export const guildHeader = z.object({
  format: z.literal(GUILD_FORMAT),
  version: z.literal(DOCUMENT_VERSION),
  exportedAt: time,
  /** The id of the bot's application, whose messages the reviews have. */
  application: snowflake,
  server: z.object({ id: snowflake, name: text(100, 0) }),
  /** Which part of the whole it is, from 1. Each part can be read alone; restore all of them. */
  part: z.int().min(1),
  settings: settingsRecord,
});
export type GuildHeader = z.infer<typeof guildHeader>;

/** A guild's document: what `/settings export` writes, and `/settings import` restores. */
export const guildDocument = z.object({
  ...guildHeader.shape,
  ...listsOf(GUILD_SECTIONS),
});
export type GuildDocument = z.infer<typeof guildDocument>;
