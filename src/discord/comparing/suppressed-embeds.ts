import { type Client, GatewayDispatchEvents, MessageFlags } from 'discord.js';
import type { Logger } from 'pino';
import type { GuildDirectory } from '../../guilds/memory/guild-directory.ts';
import type { Listeners } from '../../guilds/memory/guild-events.ts';

export interface SuppressedEmbedsOptions {
  readonly guilds: GuildDirectory;
  readonly listeners: Listeners;
  readonly log: Logger;
}

/**
 * Notices when somebody closes the embed of a review's message, with the cross that Discord shows to moderators. The review
 * is then compared, and its next edit brings the embed back.
 */
export function trackSuppressedEmbeds(
  client: Client,
  { guilds, listeners, log }: SuppressedEmbedsOptions,
): void {
  client.ws.on(GatewayDispatchEvents.MessageUpdate, ({ guild_id: guildId, id, flags = 0 }) => {
    if (guildId === undefined || (flags & MessageFlags.SuppressEmbeds) === 0) return;
    guilds
      .use(guildId, async ({ memory }) => {
        const review = memory.reviewByMessage(id);
        if (review !== undefined) listeners.tell('doubt', guildId, review.key);
      })
      .catch((err: unknown) => log.error({ err, guildId }, 'A message without its embed was not noticed'));
  });
}
