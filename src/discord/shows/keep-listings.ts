import type { Catalogue } from '../../catalogue/catalogue.ts';
import { GuildTask } from '../background/guild-task.ts';
import { Pace } from '../background/pace.ts';
import type { Context } from '../context.ts';
import { refreshShows } from './refresh-shows.ts';

export interface KeepListingsOptions extends Context {
  readonly catalogue: Pick<Catalogue, 'refresh'>;
}

const DAY = 24 * 60 * 60_000;

/**
 * Keeps what the catalogue has said of shows true: looks once a day, and when a show is linked, which of them are due. Asks for
 * one show at a time over all guilds, with pauses, since members who type come first. A source that can't be asked is asked at
 * the next look.
 */
export function keepListings(options: KeepListingsOptions) {
  const { client, sweep, listeners, clock, timing } = options;
  const shared = {
    ...options,
    pace: new Pace(clock, timing.listingSpacing),
    goneAt: new Map<string, number>(),
  };
  const task = new GuildTask({
    ...options,
    task: 'asking what is new about shows',
    run: (guild, signal) => refreshShows(shared, guild, signal),
    guildsAtOnce: 1,
  });
  sweep.onVisit((guildId) => task.request(guildId));
  listeners.on('shows', ({ memory }, { entry, before }) => {
    if (entry?.listing !== undefined && entry.listing.ref !== before?.listing?.ref) task.request(memory.id);
  });
  async function repeat(): Promise<void> {
    const { signal } = task;
    while (!signal.aborted) {
      await clock.wait(DAY, signal);
      for (const guildId of client.guilds.cache.keys()) task.request(guildId);
    }
  }
  void repeat();
  return { stop: () => task.stop() };
}
