import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Job } from '../../storage/entries/entries.ts';
import type { Collection } from '../../storage/store/store.ts';
import { GuildTask } from '../background/guild-task.ts';
import { onGuildAvailable } from '../connection/on-guild-available.ts';
import type { Context } from '../context.ts';
import type { DisplayParts } from '../display/create-display.ts';
import { compareEveryVote } from './compare-every-vote.ts';
import { compareGuild } from './compare-guild.ts';
import { DoubtedReviews } from './doubted-reviews.ts';
import { listDifferences } from './list-differences.ts';
import { RecountJob } from './recount-job.ts';

export interface CreateComparingOptions extends Context, DisplayParts {
  readonly store: { readonly jobs: Pick<Collection<Job>, 'entries'> };
}

/**
 * Creates what compares reviews with Discord, which has the truth. It is asked for
 * - by a new session, an outage or an invitation: numbers first, then, slowly, every vote; the latter repeats every
 *   `timing.compareEvery`;
 * - by a doubt about one review, or about a guild;
 * - by a manager: `recountJob`, and `listDifferences`, which changes nothing.
 */
export function createComparing(options: CreateComparingOptions) {
  const { client, clock, timing, listeners } = options;
  const numbers = new GuildTask({
    ...options,
    task: 'comparing with Discord',
    run: (guild, signal) => compareGuild(options, guild, signal),
    guildsAtOnce: 1,
  });
  const everyVote = new GuildTask({
    ...options,
    task: 'comparing every vote with Discord',
    run: (guild, signal) => compareEveryVote(options, guild, signal),
    guildsAtOnce: 1,
  });
  const doubts = new DoubtedReviews(options);
  const recountJob = new RecountJob(options);
  onGuildAvailable(client, (guildId) => {
    numbers.request(guildId);
    everyVote.request(guildId);
  });
  listeners.on('doubt', (guildId, reviewKey) =>
    reviewKey === undefined ? numbers.request(guildId) : doubts.doubt(guildId, reviewKey),
  );
  async function repeat(): Promise<void> {
    const { signal } = everyVote;
    while (!signal.aborted) {
      await clock.wait(timing.compareEvery, signal);
      for (const guildId of client.guilds.cache.keys()) everyVote.request(guildId);
    }
  }
  void repeat();
  return {
    recountJob,
    /** Lists the reviews for which Discord, the store and the embed disagree. Rejects as discord.js does. */
    listDifferences: (guild: OpenGuild) => listDifferences(options, guild),
    /** Continues the recounts that the last run did not finish. */
    resume: () => recountJob.resume(),
    /** Resolves once running comparisons have stopped; a new session starts them again. */
    async stop(): Promise<void> {
      await Promise.all([numbers.stop(), everyVote.stop(), doubts.stop(), recountJob.stop()]);
    },
  };
}
