import { storedVotingEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { Moderation } from '../../reviews/moderation/moderation.ts';
import { DEFAULT_PRIOR_REVIEWS } from '../../reviews/ranking/placed-show.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { Show } from '../../reviews/shows/show.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { GuildCollections, Store } from '../../storage/store/store.ts';
import { inTurns } from '../../storage/turn.ts';
import type { PublicReview, SiteSource } from '../site-source.ts';
import { CountedReviews, currentShow } from './public-reviews.ts';
import { rankShows } from './rank-shows.ts';
import { readVotes, type VoteReading } from './vote-readings.ts';

/** How many of the newest reviews the first page shows. */
const NEWEST = 6;

/**
 * Reads what the public page of a server may show. Holds numbers about each review, and its text only while it is read. Goes on in
 * turns of the event loop, so that a bot answers meanwhile. Rejects with StorageError when the database can't be read.
 * @param now milliseconds since the epoch
 */
export async function readSource(
  store: Pick<Store, 'guild' | 'guilds' | 'reviewFacts'>,
  guildId: string,
  now: number,
): Promise<SiteSource> {
  const guild = store.guild(guildId);
  const record = (await store.guilds.get(guildId).catch(undefinedIfUnreadable)) ?? {};
  const shows = await mapOf<Show>(guild.shows);
  const moderation = await mapOf<Moderation>(guild.moderation);
  const agreed = new Set<string>();
  for await (const [userId, { publishes }] of guild.members.entries()) if (publishes) agreed.add(userId);
  // What has yet to be erased is not shown any more.
  for await (const [, { userId }] of guild.erasures.entries(`${guildId}:`)) agreed.delete(userId);
  const counted = new CountedReviews({ shows, moderation });
  await store.reviewFacts(guildId, (review) => counted.add(review));

  const published = new Map<string, readonly ReviewFacts[]>();
  const byAuthor = new Map<string, ReviewFacts[]>();
  const newest = new Newest();
  for await (const [showId, reviews] of inTurns(counted.byShow())) {
    const shown = reviews.filter(({ authorId }) => agreed.has(authorId));
    published.set(showId, shown);
    for (const review of shown) {
      newest.add(review);
      const theirs = byAuthor.get(review.authorId);
      if (theirs === undefined) byAuthor.set(review.authorId, [review]);
      else theirs.push(review);
    }
  }
  const votes = await readVotes(guild, record, byAuthor, moderation);
  const notHelpfulOff = storedVotingEmoji(record.emoji).notHelpful === undefined;
  return {
    ...(await rankShows(published, {
      shows,
      standings: new Map(Array.from(votes, ([key, { standing }]) => [key, standing])),
      priorReviews: record.priorReviews ?? DEFAULT_PRIOR_REVIEWS,
      fresh: notHelpfulOff,
      now,
    })),
    merged: mergedShows(shows),
    newest: newest.keys,
    reviews: votes.size,
    members: byAuthor.size,
    notHelpfulOff,
    read: (keys) => readReviews(guild.reviews, keys, votes, moderation),
  };
}

async function mapOf<Entry>(collection: {
  entries(): AsyncIterable<readonly [string, Entry]>;
}): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const [key, entry] of collection.entries()) entries.set(key, entry);
  return entries;
}

function mergedShows(shows: ReadonlyMap<string, Show>): Map<string, string> {
  const merged = new Map<string, string>();
  for (const id of shows.keys()) {
    const current = currentShow(shows, id);
    if (current !== undefined && current.id !== id) merged.set(id, current.id);
  }
  return merged;
}

/** The reviews with a text that were written here last. */
class Newest {
  /** The newest first. */
  #reviews: readonly ReviewFacts[] = [];

  add(review: ReviewFacts): void {
    const oldest = this.#reviews[NEWEST - 1];
    if (!review.hasText || review.imported || review.writtenAt <= (oldest?.writtenAt ?? -1)) return;
    this.#reviews = [...this.#reviews, review].sort((a, b) => b.writtenAt - a.writtenAt).slice(0, NEWEST);
  }

  get keys(): readonly string[] {
    return this.#reviews.map(({ key }) => key);
  }
}

async function readReviews(
  reviews: GuildCollections['reviews'],
  keys: readonly string[],
  votes: ReadonlyMap<string, VoteReading>,
  moderation: ReadonlyMap<string, Moderation>,
): Promise<Map<string, PublicReview>> {
  const read = await Promise.all(
    keys.map(async (key) => [key, await reviews.get(key).catch(undefinedIfUnreadable)] as const),
  );
  return new Map(
    read.flatMap(([key, review]) => {
      const counts = votes.get(key)?.counts ?? { helpful: 0, notHelpful: 0 };
      const covered = moderation.get(key)?.covered !== undefined;
      return review === undefined ? [] : [[key, { review, counts, covered }] as const];
    }),
  );
}
