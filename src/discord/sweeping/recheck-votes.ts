import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { OpenGuild } from '../../guilds/memory/guild-directory.ts';
import type { Timing } from '../../timing.ts';
import { discordFailure } from '../connection/discord-failure.ts';
import { type ReconcileServices, reconcileReview } from '../counting/reconcile-review.ts';
import { postedReviews } from '../display/posted-reviews.ts';

export interface RecheckServices extends ReconcileServices {
  readonly isReadable: (channelId: string) => boolean;
  readonly log: Logger;
  readonly clock: Clock;
  readonly timing: Timing;
}

/**
 * Fetches every vote of a guild again, slowly, newest reviews first: when one member took a vote back and another voted
 * while the bot was offline, the numbers that a sweep compares are equal. More requests make a longer pause.
 */
export async function recheckVotes(
  services: RecheckServices,
  guild: OpenGuild,
  signal: AbortSignal,
): Promise<void> {
  const { isReadable, log, clock, timing } = services;
  let requests = 1;
  for (const review of postedReviews(guild)) {
    await clock.wait(requests * timing.recheckSpacing, signal);
    if (signal.aborted) return;
    if (!isReadable(review.posting.channelId)) continue;
    requests = 0;
    const read: ReconcileServices['read'] = (route, options) => {
      requests += 1;
      return services.read(route, options);
    };
    await reconcileReview({ ...services, read }, guild, review).catch((err: unknown) =>
      log.debug(
        { err, messageId: review.posting.messageId, failure: discordFailure(err) },
        "A message's votes could not be rechecked",
      ),
    );
  }
}
