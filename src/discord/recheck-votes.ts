import { setTimeout as wait } from 'node:timers/promises';
import type { REST } from '@discordjs/rest';
import type { Logger } from 'pino';
import type { OpenGuild } from '../guilds/guild-directory.ts';
import type { Timing } from '../timing.ts';
import { postedReviews } from './posted-reviews.ts';
import { recountVotes } from './recount-votes.ts';

export interface RecheckServices {
  readonly rest: REST;
  readonly log: Logger;
  readonly timing: Timing;
}

/**
 * Fetches every vote of a guild again, newest reviews first, slowly: where one member has taken a vote back and another
 * has given one while nobody listened, the numbers that a sweep compares are the same.
 */
export async function recheckVotes(
  { rest, log, timing }: RecheckServices,
  guild: OpenGuild,
  signal: AbortSignal,
): Promise<void> {
  for (const { key, posting } of postedReviews(guild)) {
    await wait(timing.recheckSpacing, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const message = { id: posting.messageId, channel_id: posting.channelId };
    await recountVotes(rest, guild, key, message).catch((err: unknown) =>
      log.debug({ err, messageId: message.id }, 'The votes on a message were not checked again'),
    );
  }
}
