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
  /** Resolves when no post is under way: a reaction may arrive before the answer to the post it is on. */
  readonly postsSettled: () => Promise<void>;
  /** Called when the author of a review has reacted to it. */
  readonly onOwnVote: (guild: OpenGuild, review: ReviewFacts) => void;
  /** Called when a vote could not be counted: Discord still has it. */
  readonly onMissed: (guildId: string) => void;
}

/** Builds what counts votes as they come, counts them again when they are doubted, and finds out who may vote. */
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
    /** Compares what Discord has, what is stored and what is shown. Rejects as discord.js does. */
    findDifferences: (guild: OpenGuild) => findDifferences(options, guild),
    /** To be called when people have voted of whom nobody knows whether they may. */
    onUnknownVoters: (guildId: string) => roles.request(guildId),
    /** Goes on with what the last run left. */
    resume: () => recountJob.resume(),
    /** Resolves when what is under way is done; the next start does the rest. */
    async stop(): Promise<void> {
      await Promise.all([recountJob.stop(), roles.stop(), doubts.stop()]);
    },
    /** Resolves when every reaction that was heard is counted. */
    idle,
  };
}
