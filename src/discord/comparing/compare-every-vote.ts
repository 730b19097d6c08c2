import type { Logger } from 'pino';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Pace } from '../background/pace.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import { postedReviews } from '../display/posted-reviews.ts';
import { type CompareServices, compareReview } from './compare-review.ts';

export interface CompareEveryVoteServices extends CompareServices {
  readonly isReadable: (channelId: string) => boolean;
  readonly log: Logger;
  /** Shared by all guilds; a piece of work is a request. */
  readonly pace: Pace;
}

/**
 * Fetches every vote of a guild again, slowly, newest reviews first: when one member took a vote back and another voted
 * while the bot was offline, the numbers that `compareGuild` compares are equal. More requests make a longer pause.
 */
export async function compareEveryVote(
  services: CompareEveryVoteServices,
  guild: OpenGuild,
  signal: AbortSignal,
): Promise<void> {
  const { pace, isReadable, log } = services;
  let requests = 1;
  for (const review of postedReviews(guild)) {
    if (!isReadable(review.posting.channelId)) continue;
    // Before it begins: nothing else about the review waits for this.
    await pace.turn(signal, requests);
    if (signal.aborted) return;
    requests = 0;
    const read: CompareServices['read'] = (route, options) => {
      requests += 1;
      return services.read(route, options);
    };
    await compareReview({ ...services, read }, guild, review).catch((err: unknown) =>
      log.debug(
        { err, messageId: review.posting.messageId, failure: discordFailure(err) },
        "A message's votes could not be compared",
      ),
    );
  }
}
