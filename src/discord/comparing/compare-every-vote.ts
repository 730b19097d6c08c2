import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import type { Timing } from '../../timing.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import { postedReviews } from '../display/posted-reviews.ts';
import { type CompareServices, compareReview } from './compare-review.ts';

export interface CompareEveryVoteServices extends CompareServices {
  readonly isReadable: (channelId: string) => boolean;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
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
  const { isReadable, log, clock, timing } = services;
  let requests = 1;
  for (const review of postedReviews(guild)) {
    await clock.wait(requests * timing.compareSpacing, signal);
    if (signal.aborted) return;
    if (!isReadable(review.posting.channelId)) continue;
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
