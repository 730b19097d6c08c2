import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Job } from '../../storage/entries/entries.ts';
import type { Collection } from '../../storage/store/store.ts';
import { GuildTask } from '../background/guild-task.ts';
import { Pace } from '../background/pace.ts';
import type { Read } from '../connection/read.ts';
import type { Context } from '../context.ts';
import type { DisplayParts } from '../display/create-display.ts';
import { compareEveryVote } from './compare-every-vote.ts';
import { compareGuild } from './compare-guild.ts';
import { DoubtedReviews } from './doubted-reviews.ts';
import { listDifferences } from './list-differences.ts';
import { RecountJob } from './recount-job.ts';
import { RegainedChannels } from './regained-channels.ts';
import { trackSuppressedEmbeds } from './suppressed-embeds.ts';

export interface CreateComparingOptions extends Context, DisplayParts {
  readonly store: { readonly jobs: Pick<Collection<Job>, 'entries'> };
}

/** How many guilds are compared at the same time, so that one for which Discord doesn't answer holds up few others. */
const GUILDS_AT_ONCE = 8;
/** If Discord takes longer than this to answer, the guild is compared again later. In milliseconds. */
const ANSWER_WITHIN = 30_000;

/** Reads within a time limit, taking turns with everybody who shares the pace, if there is one. */
const limitedRead =
  (read: Read, stop: AbortSignal, pace?: Pace): Read =>
  async (route, request) => {
    await pace?.turn(stop);
    stop.throwIfAborted();
    return read(route, { signal: AbortSignal.timeout(ANSWER_WITHIN), ...request });
  };

/**
 * Creates the parts that compare reviews with Discord, whose reactions are the truth. A comparison starts
 * - with a new session, after an outage or an invitation: numbers first, then, slowly, every vote, which repeats every
 *   `timing.compareEvery`;
 * - with a doubt about one review, or about a guild;
 * - when the bot may read a channel again;
 * - when a manager asks: `recountJob`, and `listDifferences`, which changes nothing.
 */
export function createComparing(options: CreateComparingOptions) {
  const { client, presence, sweep, guilds, clock, timing, listeners, log } = options;
  const [quick, slow] = [new Pace(clock, timing.readSpacing), new Pace(clock, timing.compareSpacing)];
  const doubts = new DoubtedReviews(options);
  const regained = new RegainedChannels(options.isReadable);
  const numbers = new GuildTask({
    ...options,
    task: 'comparing with Discord',
    run(guild, signal) {
      regained.look(guild);
      const read = limitedRead(options.read, signal, quick);
      return compareGuild({ ...options, doubts, read }, guild, signal);
    },
    guildsAtOnce: GUILDS_AT_ONCE,
  });
  const everyVote = new GuildTask({
    ...options,
    task: 'comparing every vote with Discord',
    run: (guild, signal) =>
      compareEveryVote(
        { ...options, doubts, pace: slow, read: limitedRead(options.read, signal) },
        guild,
        signal,
      ),
    guildsAtOnce: GUILDS_AT_ONCE,
  });
  const recountJob = new RecountJob({ ...options, doubts });
  sweep.onVisit((guildId) => {
    numbers.request(guildId);
    everyVote.request(guildId);
  });
  presence.onAccessChanged((guildId) => {
    guilds
      .useInBackground(guildId, async (guild) => {
        if (regained.look(guild)) numbers.request(guildId);
      })
      .catch((err: unknown) => log.error({ err, guildId }, 'A server could not be loaded'));
  });
  listeners.on('doubt', (guildId, reviewKey) =>
    reviewKey === undefined ? numbers.request(guildId) : doubts.doubt(guildId, reviewKey),
  );
  listeners.on('reviews', ({ memory }, { key, entry, before }) => {
    // A successor has just become the review's message: until now nobody counted its votes or edited its text.
    const isSuccession =
      entry?.posting.state === 'posted' &&
      before?.posting.state === 'posted' &&
      entry.posting.messageId !== before.posting.messageId;
    if (isSuccession) doubts.doubt(memory.id, key);
  });
  trackSuppressedEmbeds(client, options);
  async function repeat(): Promise<void> {
    const { signal } = everyVote;
    const pace = new Pace(clock, timing.sweepSpacing);
    while (!signal.aborted) {
      await clock.wait(timing.compareEvery, signal);
      for (const guildId of client.guilds.cache.keys()) {
        await pace.turn(signal);
        everyVote.request(guildId);
      }
    }
  }
  void repeat();
  return {
    recountJob,
    /** Lists the reviews for which Discord, the store and the embed disagree. Rejects as discord.js does. */
    listDifferences: (guild: OpenGuild) => listDifferences(options, guild),
    /** How many servers' reviews are compared with Discord, or wait for it. */
    underWay: () => numbers.underWay + everyVote.underWay,
    /** Continues the recounts that the last run did not finish. */
    resume: () => recountJob.resume(),
    /** Resolves once running comparisons have stopped; a new session starts them again. */
    async stop(): Promise<void> {
      await Promise.all([numbers.stop(), everyVote.stop(), doubts.stop(), recountJob.stop()]);
    },
  };
}
