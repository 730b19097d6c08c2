import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Clock } from '../../clock.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { followEntry, missEntry } from '../../guilds/shows/tie-show.ts';
import type { Show } from '../../reviews/shows/show.ts';
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

const DAY = 24 * 60 * 60_000;
/** What a source has said for longer is asked again. */
const FRESH_FOR = 30 * DAY;
/** Nothing that TMDB gave out may be kept for longer than six months (https://www.themoviedb.org/api-terms-of-use). */
const TMDB_KEPT_FOR = 180 * DAY;

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
}

function isDue({ clock, goneAt }: RefreshShowsOptions, { id, listing }: Show): boolean {
  if (listing === undefined) return false;
  const asked = goneAt.get(id) ?? listing.checkedAt;
  return asked === undefined || clock.now() - asked >= FRESH_FOR;
}

async function refresh(
  { catalogue, clock, pace, goneAt }: RefreshShowsOptions,
  guild: OpenGuild,
  { id, ids = {}, listing }: Show,
  signal: AbortSignal,
): Promise<void> {
  const answer = await catalogue.refresh(ids, signal);
  if (signal.aborted) return;
  const now = clock.now();
  const isTmdb = listing?.ref.startsWith('tmdb:') === true;
  const isOver = isTmdb && now - (listing?.checkedAt ?? now) >= TMDB_KEPT_FOR;
  if (typeof answer === 'object') await guild.run(followEntry(id, answer, now));
  else if (isOver) await guild.run(missEntry(id, now, true));
  // How old TMDB's details are has to stay known.
  else if (answer !== 'unavailable' && isTmdb && listing?.checkedAt !== undefined) goneAt.set(id, now);
  else if (answer !== 'unavailable') await guild.run(missEntry(id, now));
  if (answer !== 'unlisted') await pace.turn(signal);
}
