import type { Votes } from '../../reviews/counting/votes.ts';
import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import type { Review } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type {
  Draft,
  GuildRecord,
  Job,
  MemberNotices,
  OutboxEntry,
  RemovedReview,
  ReportCase,
  VoterRole,
} from '../../storage/entries/entries.ts';

/** What a guild keeps, by kind. Kinds are named, and keys made, as in the store. */
export interface GuildEntries {
  readonly guilds: GuildRecord;
  readonly shows: Show;
  readonly moderation: Moderation;
  readonly blocked: Decision;
  readonly voters: VoterRole;
  readonly notices: MemberNotices;
  readonly reviews: Review;
  readonly votes: Votes;
  readonly reports: ReportCase;
  readonly drafts: Draft;
  readonly removed: RemovedReview;
  readonly outbox: OutboxEntry;
  readonly jobs: Job;
}

export type Kind = keyof GuildEntries;

/** An entry that is put, or removed when `entry` is undefined. */
export interface ChangeOf<K extends Kind> {
  readonly kind: K;
  readonly key: string;
  readonly entry: GuildEntries[K] | undefined;
}

export type Change = { [K in Kind]: ChangeOf<K> }[Kind];

export const put = <K extends Kind>(kind: K, key: string, entry: GuildEntries[K]): ChangeOf<K> => ({
  kind,
  key,
  entry,
});

export const remove = <K extends Kind>(kind: K, key: string): ChangeOf<K> => ({
  kind,
  key,
  entry: undefined,
});
