import type { ChatInputCommandInteraction } from 'discord.js';
import { missingInGuildChannel } from '../../src/discord/connection/missing-permissions.ts';
import { privately } from '../../src/discord/interactions/command.ts';
import type { MessagePayload } from '../../src/presentation/payload/payload.ts';
import { settingsMessage } from '../../src/presentation/settings/settings-messages.ts';
import { PICKED_SETTINGS } from '../../src/presentation/settings/settings-table.ts';
import { emojiTrouble } from './emoji-trouble.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

/** `/settings view` */
export const view: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  run: async (invocation) => privately(await settingsView(invocation)),
};

/** All settings of the guild, with selects for its channels and roles. */
export async function settingsView(invocation: SettingsInvocation): Promise<MessagePayload> {
  const { interaction, guild, t } = invocation;
  const { channelId, ...record } = guild.memory.record;
  const channel = channelId && { channelId, missing: missingInGuildChannel(interaction.guild, channelId) };
  const { channels, roles } = interaction.guild;
  const gone = [channelId, ...PICKED_SETTINGS.map(({ property }) => record[property])]
    .filter((id) => id !== undefined)
    .filter((id) => !channels.cache.has(id) && !roles.cache.has(id));
  const trouble = await emojiTrouble(invocation);
  return settingsMessage({ ...record, channel: channel || undefined, gone, emojiTrouble: trouble }, t);
}
