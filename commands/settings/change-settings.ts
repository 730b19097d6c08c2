import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { missingInGuildChannel } from '../../src/discord/connection/missing-permissions.ts';
import { privately } from '../../src/discord/interactions/command.ts';
import { chooseReviewChannel } from '../../src/guilds/posting/choose-review-channel.ts';
import { changeSettings } from '../../src/guilds/settings/guild-settings.ts';
import { message } from '../../src/presentation/payload/payload.ts';
import { NEEDED_PERMISSIONS, STAFF_PERMISSIONS } from '../../src/presentation/permissions.ts';
import { channelSetSentence } from '../../src/presentation/settings/settings-messages.ts';
import { SETTINGS, type SettingValues } from '../../src/presentation/settings/settings-table.ts';
import { DEFAULT_EMOJI } from '../../src/reviews/counting/voting-emoji.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { emojiFromOptions, emojiQuestion } from './emoji.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';
import { readSettings, settingChange } from './set-options.ts';
import { settingsView } from './view-settings.ts';

interface Changes {
  /** The new review channel; undefined to keep the old one. */
  readonly channelId?: string | undefined;
  readonly values: SettingValues;
}

/** `/settings set`: changes nothing when an emoji is unusable, or the bot lacks a permission in a chosen channel. */
export const set: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  async run(invocation) {
    const { interaction } = invocation;
    const channelId = interaction.options.getChannel('channel')?.id;
    const values = readSettings(interaction);
    const emoji = await emojiFromOptions(invocation);
    if (channelId === undefined && emoji === undefined && Object.keys(values).length === 0)
      throw new UserError('nothing-to-set');
    const refusals = refusedChannels(invocation, { channelId, values });
    if (refusals.length > 0) return privately(message({ content: refusals.join('\n') }));
    // New emoji change nothing until the manager confirms.
    const question = emoji && (await emojiQuestion(invocation, emoji));
    const done = await change(invocation, { channelId, values });
    const lines = question?.content === undefined ? done : [...done, question.content];
    return privately(message({ ...question, content: lines.join('\n') }));
  },
};

/** `/settings reset` */
export const reset: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  async run(invocation) {
    const { interaction, guild, t } = invocation;
    const chosen = interaction.options.getString('setting', true);
    const setting = SETTINGS.find(({ name }) => name === chosen);
    if (chosen === 'emoji') return privately(await emojiQuestion(invocation, DEFAULT_EMOJI));
    if (chosen === 'channel') await guild.run(changeSettings({ channelId: undefined }));
    else if (setting === undefined) throw new UserError('stale-button');
    else await change(invocation, { values: { [setting.property]: undefined } });
    return privately(message({ content: t('settings.reset') }));
  },
};

/** A select menu under `/settings view`: changes its setting at once; picking nothing resets it. */
export const changeSetting: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  defer: 'update',
  async run(invocation, name = '') {
    const changes = readSelect(invocation.interaction, name);
    if (changes === undefined) throw new UserError('stale-button');
    const refusals = refusedChannels(invocation, changes);
    const result = refusals.length > 0 ? refusals : await change(invocation, changes);
    const settings = await settingsView(invocation);
    return {
      kind: 'update',
      message: { ...settings, content: `${result.join('\n')}\n\n${settings.content}` },
    };
  },
};

/** What a select menu changes; undefined when it is of no setting. */
function readSelect(interaction: MessageComponentInteraction<'cached'>, name: string): Changes | undefined {
  if (!interaction.isChannelSelectMenu() && !interaction.isRoleSelectMenu()) return undefined;
  const kind = interaction.isRoleSelectMenu() ? 'role' : 'channel';
  const [id] = interaction.values;
  if (name === 'channel')
    return kind === 'channel' && id !== undefined ? { channelId: id, values: {} } : undefined;
  const setting = SETTINGS.find((one) => one.name === name && one.kind === kind);
  return setting && { values: settingChange(setting, id, interaction.guildId) };
}

/** A sentence for each chosen channel in which the bot lacks a permission. */
function refusedChannels({ interaction, t }: SettingsInvocation, { channelId, values }: Changes): string[] {
  const staff = SETTINGS.filter((setting) => setting.kind === 'channel').map(
    ({ property }) => values[property],
  );
  const chosen = [
    { channelId, needed: NEEDED_PERMISSIONS },
    ...staff.map((id) => ({ channelId: id, needed: STAFF_PERMISSIONS })),
  ];
  return chosen.flatMap(({ channelId: id, needed }) => {
    if (id === undefined) return [];
    const missing = missingInGuildChannel(interaction.guild, id).filter((one) => needed.includes(one));
    return missing.length === 0 ? [] : [channelSetSentence({ channelId: id, missing }, t)];
  });
}

/** Saves the changes and starts the work that follows from them. Resolves to sentences about it. */
async function change(
  { guild, t, services }: SettingsInvocation,
  { channelId, values }: Changes,
): Promise<string[]> {
  const lines: string[] = [];
  if (channelId === undefined) await guild.run(changeSettings(values));
  else {
    await guild.run(chooseReviewChannel(guild, { ...values, channelId }, services.clock.now()));
    lines.push(channelSetSentence({ channelId, missing: [] }, t));
  }
  const unknown = 'voterRoleId' in values ? guild.memory.eligibleVoters.unknown.size : 0;
  if (unknown > 0) lines.push(t('settings.voters.unknown', { count: unknown }));
  else if (Object.keys(values).length > 0) lines.push(t('settings.changed'));
  return lines;
}
