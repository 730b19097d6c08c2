import type { Votes } from '../../reviews/counting/votes.ts';
import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import type { Review } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type {
  Erasure,
  ImportedRows,
  ImportRecord,
  Leftovers,
  StagedRows,
  Uncounted,
} from './data-entries.ts';
import type {
  Draft,
  GuildRecord,
  Job,
  MemberActivity,
  MemberNotices,
  MemberRecord,
  PrivateMessage,
  RemovedReview,
  ReportCase,
  VoterRole,
} from './entries.ts';
import type { LinkFinding } from './link-finding.ts';
import type { OutboxEntry } from './outbox-entries.ts';

/** What is stored of a guild, by kind. */
export interface GuildEntries {
  /** Settings; the key is the guild id. */
  readonly guilds: GuildRecord;
  readonly shows: Show;
  readonly linking: LinkFinding;
  readonly reviews: Review;
  readonly votes: Votes;
  readonly moderation: Moderation;
  readonly reports: ReportCase;
  /** Blocked members, by user id: they may not write, and their votes do not count. */
  readonly blocked: Decision;
  /** Whether members have the voter role, by user id. */
  readonly voters: VoterRole;
  readonly notices: MemberNotices;
  readonly members: MemberRecord;
  /** Entries expire an hour after the last of what they hold. */
  readonly activity: MemberActivity;
  /** Entries expire after seven days without a write. */
  readonly drafts: Draft;
  /** Entries expire after ten minutes. */
  readonly removed: RemovedReview;
  readonly outbox: OutboxEntry;
  readonly jobs: Job;
  readonly messages: PrivateMessage;
  /** Members whose reactions don't count unless they are heard, by pseudonym. */
  readonly uncounted: Uncounted;
  /** What is to be removed at Discord for members whose data are erased. */
  readonly leftovers: Leftovers;
  readonly erasures: Erasure;
  readonly imports: ImportRecord;
  /** Rows of imports that nobody sees yet, and what imports have changed. */
  readonly staged: StagedRows;
  readonly imported: ImportedRows;
}

export type Kind = keyof GuildEntries;

/** Kinds whose entries of all guilds lie together, with the guild id in their keys. */
export type SharedKind =
  | 'guilds'
  | 'drafts'
  | 'removed'
  | 'outbox'
  | 'jobs'
  | 'messages'
  | 'imports'
  | 'erasures';
