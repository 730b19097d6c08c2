import type { Catalogue } from '../../catalogue/catalogue.ts';
import { DETAILS_FRESH } from '../../catalogue/details.ts';
import { TMDB_KEPT } from '../../catalogue/sources/tmdb/tmdb-kept.ts';
import type { Clock } from '../../clock.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { followEntry, missEntry } from '../../guilds/shows/tie-show.ts';
import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import type { Listing, Show } from '../../reviews/shows/show.ts';
import { siteOf } from '../../reviews/shows/show-ids.ts';
import { inTurns } from '../../storage/turn.ts';
import type { Pace } from '../background/pace.ts';

export interface RefreshShowsOptions {
  readonly catalogue: Pick<Catalogue, 'refresh'>;
  readonly clock: Clock;
  /** Shared by all guilds; a piece of work is a question to a source. */
  readonly pace: Pace;
  /** When a source said last that it has a show no more, by the show's id. */
  readonly goneAt: Map<string, number>;
}

/** Asks what is new about a guild's linked shows whose details are old or still lacking, one after the other. */
export async function refreshShows(
  options: RefreshShowsOptions,
  guild: OpenGuild,
  signal: AbortSignal,
): Promise<void> {
  for await (const show of inTurns(guild.memory.allShows())) {
    if (signal.aborted) return;
    if (isDue(options, show)) await refresh(options, guild, show, signal);
  }
  // Nobody sees what is known of them but by undoing the merge.
  for await (const { id, listing, addedAt } of inTurns(guild.memory.mergedShows())) {
    if (signal.aborted) return;
    const now = options.clock.now();
    if (isOver(listing, now, addedAt)) await guild.run(missEntry(id, now, true));
  }
}

/**
 * Whether nobody may keep what a source has said any longer.
 * @param since when it can have said that, where nobody knows
 */
const isOver = (listing: Listing | undefined, now: number, since: number): boolean =>
  isOfTmdb(listing) && now - (listing?.checkedAt ?? since) >= TMDB_KEPT;

const isOfTmdb = (listing: Listing | undefined): boolean =>
  listing !== undefined && siteOf(listing.ref) === 'tmdb';

function isDue({ clock, goneAt }: RefreshShowsOptions, { id, listing }: Show): boolean {
  if (listing === undefined) return false;
  const { checkedAt = -Infinity } = listing;
  return clock.now() - Math.max(checkedAt, goneAt.get(id) ?? -Infinity) >= DETAILS_FRESH;
}

async function refresh(
  { catalogue, clock, pace, goneAt }: RefreshShowsOptions,
  guild: OpenGuild,
  show: Show,
  signal: AbortSignal,
): Promise<void> {
  const { id, ids = {}, listing } = show;
  const answer = await catalogue.refresh(ids, signal);
  if (signal.aborted) return;
  const now = clock.now();
  if (typeof answer === 'object') await follow(guild, show, answer, now);
  else if (isOver(listing, now, now)) await guild.run(missEntry(id, now, true));
  // How old TMDB's details are has to stay known; and from when on, where it could never be asked.
  else if (isOfTmdb(listing) && listing?.checkedAt === undefined)
    await guild.run(missEntry(id, answer === 'unavailable' ? now - DETAILS_FRESH : now));
  else if (answer !== 'unavailable' && isOfTmdb(listing)) goneAt.set(id, now);
  else if (answer !== 'unavailable') await guild.run(missEntry(id, now));
  if (answer !== 'unlisted') await pace.turn(signal);
}

/** What a source says may be of another show by now: then it has this one no more. */
async function follow(
  guild: OpenGuild,
  { id, listing }: Show,
  entry: CatalogueEntry,
  now: number,
): Promise<void> {
  const followed = await guild.run(followEntry(id, entry, now));
  const isStillLinked = guild.memory.showEntry(id)?.listing?.ref === listing?.ref;
  if (followed === undefined && isStillLinked) await guild.run(missEntry(id, now));
}
