import { linkFindingSchema } from './catalogue-schemas.ts';
import {
  erasureSchema,
  importedRowsSchema,
  importRecordSchema,
  leftoversSchema,
  stagedRowsSchema,
  uncountedSchema,
} from './data-schemas.ts';
import { ACTIVITY_LIFETIME, DRAFT_LIFETIME, UNDO_LIFETIME } from './entries.ts';
import type { EntryFormat } from './entry-codec.ts';
import {
  draftSchema,
  guildRecordSchema,
  jobSchema,
  memberRecordSchema,
  outboxEntrySchema,
  voterRoleSchema,
} from './entry-schemas.ts';
import type { GuildEntries, Kind, SharedKind } from './guild-entries.ts';
import {
  decisionSchema,
  memberActivitySchema,
  memberNoticesSchema,
  moderationSchema,
  privateMessageSchema,
  removedReviewSchema,
  reportCaseSchema,
} from './moderation-schemas.ts';
import { reviewSchema, showSchema, votesSchema } from './review-schemas.ts';

/** How the entries of one kind are stored, and how long. */
export interface KindFormat<Entry> extends EntryFormat<Entry> {
  /** Until when an entry is kept, in milliseconds since the epoch; absent: for ever. */
  readonly lastsUntil?: (entry: Entry) => number;
}

type Formats<K extends Kind> = { readonly [Each in K]: KindFormat<GuildEntries[Each]> };

/** The kinds whose entries of all guilds lie in one namespace, which is called as they are. */
export const SHARED_FORMATS: Formats<SharedKind> = {
  guilds: { schema: guildRecordSchema },
  drafts: { schema: draftSchema, lastsUntil: ({ savedAt }) => savedAt + DRAFT_LIFETIME },
  outbox: { schema: outboxEntrySchema },
  removed: { schema: removedReviewSchema, lastsUntil: ({ removedAt }) => removedAt + UNDO_LIFETIME },
  jobs: { schema: jobSchema },
  messages: { schema: privateMessageSchema },
  imports: { schema: importRecordSchema },
  erasures: { schema: erasureSchema },
};

/** The kinds that have a namespace for each guild, `<kind>:<guild>`. */
export const OWN_FORMATS: Formats<Exclude<Kind, SharedKind>> = {
  shows: { schema: showSchema },
  linking: { schema: linkFindingSchema },
  reviews: { schema: reviewSchema },
  votes: { schema: votesSchema },
  moderation: { schema: moderationSchema },
  reports: { schema: reportCaseSchema },
  blocked: { schema: decisionSchema },
  voters: { schema: voterRoleSchema },
  notices: { schema: memberNoticesSchema },
  members: { schema: memberRecordSchema },
  activity: {
    schema: memberActivitySchema,
    lastsUntil: ({ reviews, shows, reports }) =>
      Math.max(...reviews, ...shows, ...reports) + ACTIVITY_LIFETIME,
  },
  uncounted: { schema: uncountedSchema },
  leftovers: { schema: leftoversSchema },
  staged: { schema: stagedRowsSchema },
  imported: { schema: importedRowsSchema },
};

export const SHARED_KINDS = Object.keys(SHARED_FORMATS) as readonly SharedKind[];
export const OWN_KINDS = Object.keys(OWN_FORMATS) as readonly Exclude<Kind, SharedKind>[];

/** The namespace of a guild's entries of one kind. */
export const ownNamespace = (kind: Exclude<Kind, SharedKind>, guildId: string): string =>
  `${kind}:${guildId}`;

/** Whether all in a namespace is one guild's: the keys in those of all guilds begin with the guild's id. */
export const isOwnNamespace = (namespace: string): boolean => namespace.includes(':');
