import type { Decision, Moderation } from '../../reviews/moderation/moderation.ts';
import type { Review } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type {
  GuildRecord,
  Job,
  MemberNotices,
  OutboxEntry,
  RemovedReview,
  ReportCase,
  VoterRole,
} from '../../storage/entries/entries.ts';
import type { Collection, Store } from '../../storage/store/store.ts';

export interface GuildStore {
  readonly guilds: Collection<GuildRecord>;
  readonly outbox: Collection<OutboxEntry>;
  readonly removed: Collection<RemovedReview>;
  readonly jobs: Collection<Job>;
  readonly shows: Collection<Show>;
  readonly reviews: Collection<Review>;
  readonly moderation: Collection<Moderation>;
  readonly reports: Collection<ReportCase>;
  readonly blocked: Collection<Decision>;
  readonly notices: Collection<MemberNotices>;
  readonly voters: Collection<VoterRole>;
}

/** The collections that the use cases of one guild write to. */
export const guildStore = (store: Store, guildId: string): GuildStore => ({
  guilds: store.guilds,
  outbox: store.outbox,
  removed: store.removed,
  jobs: store.jobs,
  shows: store.shows(guildId),
  reviews: store.reviews(guildId),
  moderation: store.moderation(guildId),
  reports: store.reports(guildId),
  blocked: store.blocked(guildId),
  notices: store.notices(guildId),
  voters: store.voters(guildId),
});
