import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import type { ReviewFacts } from '../../guilds/memory/review-index.ts';
import type { Job } from '../../storage/entries/entries.ts';
import type { Collection } from '../../storage/store/store.ts';
import { Sweeper } from '../background/sweeper.ts';
import type { Context } from '../context.ts';
import type { DisplayParts } from '../display/create-display.ts';
import { DoubtedReviews } from './doubted-reviews.ts';
import { fetchVoterRoles } from './fetch-voter-roles.ts';
import { findDifferences } from './find-differences.ts';
import { trackReactions } from './reaction-tracker.ts';
import { compareReview } from './reconcile-review.ts';
import { RecountJob } from './recount-job.ts';
import { removeOlderVotes } from './remove-older-votes.ts';

export interface CreateCountingOptions extends Context, DisplayParts {
  readonly store: { readonly jobs: Collection<Job> };
  /** Resolves once no post is in progress: a reaction can arrive before Discord's response to the post it is on. */
  readonly postsSettled: () => Promise<void>;
  /** Called when an author votes on their own review. */
  readonly onOwnVote: (guild: OpenGuild, review: ReviewFacts) => void;
  /** Called when a vote could not be counted, so that a sweep fetches it from Discord. */
  readonly onMissed: (guildId: string) => void;
}

/** Creates what counts votes as they arrive, checks doubtful ones against Discord, and fetches the roles of voters. */
export function createCounting({ store, ...options }: CreateCountingOptions) {
  const recountJob = new RecountJob({ ...options, jobs: store.jobs });
  const roles = new Sweeper({
    ...options,
    sweep: (guild, signal) => fetchVoterRoles(options, guild, signal),
  });
  const doubts = new DoubtedReviews({
    ...options,
    compare: (guild, reviewKey) => compareReview(options, guild, reviewKey),
    onFailed: options.onMissed,
  });
  const idle = trackReactions(options.client, {
    ...options,
    onOppositeVote: (address, userId, older) => removeOlderVotes(options, address, userId, older),
    onDoubt: (guildId, reviewKey) => doubts.doubt(guildId, reviewKey),
  });
  return {
    recountJob,
    /** Compares the votes at Discord with those stored and shown. Rejects as discord.js does. */
    findDifferences: (guild: OpenGuild) => findDifferences(options, guild),
    /** Call it when people have voted whose roles are not known. */
    onUnknownVoters: (guildId: string) => roles.request(guildId),
    /** Continues the recounts that the last run did not finish. */
    resume: () => recountJob.resume(),
    /** Resolves once running work has stopped; the next start does the rest. */
    async stop(): Promise<void> {
      await Promise.all([recountJob.stop(), roles.stop(), doubts.stop()]);
    },
    /** Resolves once every reaction received so far is counted. */
    idle,
  };
}
