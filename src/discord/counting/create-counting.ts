import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { GuildRecord } from '../../storage/entries/entries.ts';
import type { Collection } from '../../storage/store/store.ts';
import { GuildTask } from '../background/guild-task.ts';
import { Pace } from '../background/pace.ts';
import type { Context } from '../context.ts';
import { fetchVoterRoles } from './fetch-voter-roles.ts';
import { trackReactions } from './reaction-tracker.ts';

export interface CreateCountingOptions extends Context {
  readonly store: { readonly guilds: Pick<Collection<GuildRecord>, 'get'> };
  /** Resolves once the bot knows the messages of all posts to a channel: a reaction can arrive before Discord's response. */
  readonly postsSettled: (channelId: string) => Promise<void>;
  /** Called when an author votes on their own review. */
  readonly onOwnVote: (guild: OpenGuild, review: ReviewFacts) => void;
}

/** How many guilds are worked on at once, so that one for which Discord doesn't answer holds up few others. */
const GUILDS_AT_ONCE = 8;

/** Creates what counts votes as they arrive, and fetches the roles of voters. */
export function createCounting(options: CreateCountingOptions) {
  const { client, sweep, listeners, clock, timing, store, log } = options;
  const pace = new Pace(clock, timing.roleRequestSpacing);
  const roles = new GuildTask({
    ...options,
    task: 'fetching the roles of voters',
    run: (guild, signal) => fetchVoterRoles({ ...options, pace }, guild, signal),
    guildsAtOnce: GUILDS_AT_ONCE,
  });
  listeners.on('votes', ({ memory: { id, eligibleVoters } }) => {
    if (eligibleVoters.unknown.size > 0) roles.request(id);
  });
  listeners.on('guilds', ({ memory: { id } }, { entry, before }) => {
    const { voterRoleId } = entry ?? {};
    if (voterRoleId !== undefined && voterRoleId !== before.voterRoleId) roles.request(id);
  });
  // Most guilds have no such role, and need not be loaded to find that out.
  sweep.onVisit((guildId) => {
    store.guilds
      .get(guildId)
      .then((record) => record?.voterRoleId !== undefined && roles.request(guildId))
      .catch((err: unknown) => {
        log.error({ err, guildId }, "A server's settings could not be read");
        roles.request(guildId);
      });
  });
  const idle = trackReactions(client, options);
  return {
    /** Resolves once running work has stopped; the next start does the rest. */
    stop: () => roles.stop(),
    /** Resolves once every reaction received so far is counted. */
    idle,
  };
}
