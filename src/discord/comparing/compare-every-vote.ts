import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { PostedReview } from '../../reviews/review-facts.ts';
import type { Pace } from '../background/pace.ts';
import { type CompareServices, compareReview } from './compare-review.ts';
import type { DoubtedReviews } from './doubted-reviews.ts';

export interface CompareEveryVoteServices extends CompareServices {
  readonly isReadable: (channelId: string) => boolean;
  /** Gets each review that could not be compared or completed. */
  readonly doubts: Pick<DoubtedReviews, 'failed'>;
  /** Shared by all guilds; a piece of work is a request. */
  readonly pace: Pace;
}

/**
 * Slowly fetches every vote of a guild again, channel by channel, newest reviews first. `compareGuild` only compares numbers, and those stay
 * equal when one member takes a vote back and another votes while the bot is offline. More requests make a longer pause.
 */
export async function compareEveryVote(
  services: CompareEveryVoteServices,
  guild: OpenGuild,
  signal: AbortSignal,
): Promise<void> {
  const { pace, isReadable, doubts } = services;
  const goneEmoji = new Map<string, unknown>();
  let requests = 1;
  for await (const review of readableReviews(guild, isReadable)) {
    // Wait before the comparison begins, so that nothing else about the review waits with it.
    await pace.turn(signal, requests);
    if (signal.aborted) return;
    requests = 0;
    const read: CompareServices['read'] = (route, options) => {
      requests += 1;
      return services.read(route, options);
    };
    try {
      for (const { error } of await compareReview({ ...services, goneEmoji, read }, guild, review))
        doubts.failed(guild.memory.id, review, error);
    } catch (error) {
      if (signal.aborted) return;
      doubts.failed(guild.memory.id, review, error, { everyVote: true });
    }
  }
}

/** Asks once a channel, and again before each review, since its turn may come days later. */
async function* readableReviews(
  { memory: { postings } }: OpenGuild,
  isReadable: (channelId: string) => boolean,
): AsyncGenerator<PostedReview> {
  for (const channelId of [...postings.channels.ids()]) {
    if (!isReadable(channelId)) continue;
    for (const review of await postings.newestFirst(channelId)) {
      if (!isReadable(channelId)) break;
      yield review;
    }
  }
}
