import { Events } from 'discord.js';
import type { OpenGuild } from '../../guilds/memory/open-guild.ts';
import { changeSettings } from '../../guilds/settings/guild-settings.ts';
import { welcomeMessage } from '../../presentation/settings/welcome-message.ts';
import { welcomeChannel } from '../connection/welcome-channel.ts';
import type { Context } from '../context.ts';
import type { StaffMessages } from '../moderation/staff-messages.ts';

interface GreetingServices extends Context {
  readonly staff: StaffMessages;
}

/**
 * Introduces the bot in a guild that it has just joined, once: to be silent after a failure is better than to say it twice. A guild
 * that it knows from before hears nothing.
 */
export function greetGuilds({ client, guilds, staff, guildText, log, clock }: GreetingServices): void {
  const greet = async (guild: OpenGuild): Promise<void> => {
    const { memory } = guild;
    const channelId = welcomeChannel(client, memory.id);
    if (Object.keys(memory.record).length > 0 || channelId === undefined) return;
    await guild.run(changeSettings({ welcomedAt: clock.now() }));
    staff.send(channelId, welcomeMessage(guildText(memory.id)));
  };
  // discord.js tells of no guild here that it was in before, or that only was unavailable.
  client.on(Events.GuildCreate, ({ id: guildId }) => {
    guilds
      .use(guildId, greet)
      .catch((err: unknown) => log.error({ err, guildId }, 'The bot could not introduce itself'));
  });
}
