import type { ChatInputCommandInteraction } from 'discord.js';
import { missingInGuildChannel } from '../../src/discord/connection/missing-permissions.ts';
import { privately } from '../../src/discord/interactions/command.ts';
import type { CardPayload } from '../../src/presentation/payload/card.ts';
import { permissionNames } from '../../src/presentation/permissions.ts';
import { settingsCard } from '../../src/presentation/settings/settings-card.ts';
import { emojiTroubleSentence } from '../../src/presentation/settings/settings-messages.ts';
import { SETTINGS, type Setting } from '../../src/presentation/settings/settings-table.ts';
import { channelState } from './channel-state.ts';
import { emojiTrouble } from './emoji-trouble.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

/** `/settings view` */
export const view: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  run: async (invocation) => privately(await settingsView(invocation)),
};

/**
 * The card with all settings of the guild.
 * @param said what came of a change, above them
 */
export async function settingsView(invocation: SettingsInvocation, said?: string): Promise<CardPayload> {
  const { guild, t } = invocation;
  const emoji = (await emojiTrouble(invocation)).map((trouble) => emojiTroubleSentence(trouble, t));
  const troubles = await Promise.all(
    SETTINGS.map(
      async (setting) =>
        [setting.name, setting.kind === 'emoji' ? emoji : await placeTroubles(invocation, setting)] as const,
    ),
  );
  return settingsCard({ values: guild.memory.record, troubles: new Map(troubles), said, t });
}

/** What keeps a channel or role from working. */
async function placeTroubles(invocation: SettingsInvocation, setting: Setting): Promise<string[]> {
  const { interaction, guild, t } = invocation;
  const { roles } = interaction.guild;
  if (setting.kind === 'role') {
    const id = guild.memory.record[setting.property];
    return id === undefined || roles.cache.has(id) ? [] : [t('settings.gone.role')];
  }
  if (setting.kind !== 'channel') return [];
  const id = guild.memory.record[setting.property];
  if (id === undefined) return [];
  if ((await channelState(invocation, id)) === 'gone') return [t('settings.gone.channel')];
  const needed: readonly string[] = setting.needed;
  const missing = missingInGuildChannel(interaction.guild, id).filter((one) => needed.includes(one));
  return missing.length === 0 ? [] : [t('settings.missing', { permissions: permissionNames(missing, t) })];
}
