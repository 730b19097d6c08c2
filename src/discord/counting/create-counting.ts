import type { GuildView } from '../../guilds/memory/act.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { ReviewFacts } from '../../guilds/memory/review-index.ts';
import { GuildTask } from '../background/guild-task.ts';
import { onGuildAvailable } from '../connection/on-guild-available.ts';
import type { Context } from '../context.ts';
import { fetchVoterRoles } from './fetch-voter-roles.ts';
import { trackReactions } from './reaction-tracker.ts';

export interface CreateCountingOptions extends Context {
  /** Resolves once no post is in progress: a reaction can arrive before Discord's response to the post it is on. */
  readonly postsSettled: () => Promise<void>;
  /** Called when an author votes on their own review. */
  readonly onOwnVote: (guild: OpenGuild, review: ReviewFacts) => void;
}

/** Creates what counts votes as they arrive, and fetches the roles of voters. */
export function createCounting(options: CreateCountingOptions) {
  const { client, listeners } = options;
  const roles = new GuildTask({
    ...options,
    task: 'fetching the roles of voters',
    run: (guild, signal) => fetchVoterRoles(options, guild, signal),
    guildsAtOnce: 1,
  });
  const fetchUnknown = ({ memory: { id, eligibleVoters } }: GuildView) => {
    if (eligibleVoters.unknown.size > 0) roles.request(id);
  };
  listeners.on('votes', fetchUnknown);
  // A voter role may be required from now on.
  listeners.on('guilds', fetchUnknown);
  onGuildAvailable(client, (guildId) => roles.request(guildId));
  const idle = trackReactions(client, options);
  return {
    /** Resolves once running work has stopped; the next start does the rest. */
    stop: () => roles.stop(),
    /** Resolves once every reaction received so far is counted. */
    idle,
  };
}
