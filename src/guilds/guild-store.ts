import type { Review } from '../reviews/review.ts';
import type { Show } from '../reviews/show.ts';
import type { GuildRecord, OutboxEntry } from '../storage/entries.ts';
import type { Collection, Store } from '../storage/store.ts';

/** The collections that the use cases of one guild write to. */
export interface GuildStore {
  readonly guilds: Collection<GuildRecord>;
  readonly outbox: Collection<OutboxEntry>;
  readonly shows: Collection<Show>;
  readonly reviews: Collection<Review>;
}

/** These collections of a guild, opened. */
export const guildStore = (store: Store, guildId: string): GuildStore => ({
  guilds: store.guilds,
  outbox: store.outbox,
  shows: store.shows(guildId),
  reviews: store.reviews(guildId),
});
