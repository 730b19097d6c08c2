import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { missingInGuildChannel } from '../../src/discord/connection/missing-permissions.ts';
import { privately } from '../../src/discord/interactions/command.ts';
import { requireVoterRole } from '../../src/guilds/counting/voter-roles.ts';
import {
  changeSettings,
  clearReviewChannel,
  type Settings,
} from '../../src/guilds/settings/guild-settings.ts';
import { type MessagePayload, message } from '../../src/presentation/payload/payload.ts';
import { permissionNames, STAFF_PERMISSIONS } from '../../src/presentation/permissions.ts';
import { channelSetSentence, settingsMessage } from '../../src/presentation/settings/settings-messages.ts';
import { DEFAULT_EMOJI } from '../../src/reviews/counting/voting-emoji.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { changeReviewChannel } from './change-review-channel.ts';
import { emojiFromOptions, emojiQuestion } from './emoji.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';

/** The property of the guild record behind each option of `/settings set`. */
const PROPERTIES = {
  log: 'logChannelId',
  moderators: 'moderatorChannelId',
  writers: 'writerRoleId',
  voters: 'voterRoleId',
  'reviews-per-hour': 'reviewsPerHour',
  'average-weight': 'priorReviews',
  'tell-authors': 'tellAuthors',
} as const satisfies { readonly [option: string]: keyof Settings };

/** The choices of `/settings reset`. */
export const SETTING_NAMES = [
  'channel',
  'emoji',
  ...(Object.keys(PROPERTIES) as (keyof typeof PROPERTIES)[]),
] as const;

/** `/settings set`: accepts a channel only when the bot has the permissions it needs there. */
export const set: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  async run(invocation) {
    const { interaction, guild, t } = invocation;
    const { options } = interaction;
    const lines: string[] = [];
    const channel = options.getChannel('channel');
    if (channel !== null)
      lines.push(channelSetSentence(await changeReviewChannel(invocation, channel.id), t));
    for (const name of ['log', 'moderators'] as const) {
      const staff = options.getChannel(name);
      if (staff !== null) lines.push(await changeStaffChannel(invocation, name, staff.id));
    }
    const changes = changesOf(interaction);
    if (Object.keys(changes).length > 0) {
      await changeSettings(guild, changes);
      lines.push(t('settings.changed'));
    }
    const voters = options.getRole('voters');
    if (voters !== null) lines.push(await changeVoterRole(invocation, voters.id));
    const emoji = await emojiFromOptions(invocation);
    // New emoji change nothing until the manager confirms.
    const question = emoji && (await emojiQuestion(invocation, emoji));
    if (question !== undefined)
      return privately(message({ ...question, content: [...lines, question.content].join('\n') }));
    if (lines.length === 0) throw new UserError('nothing-to-set');
    return privately(message({ content: lines.join('\n') }));
  },
};

/** `/settings view` */
export const view: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  run: async (invocation) => privately(settingsView(invocation)),
};

/** `/settings reset` */
export const reset: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  async run(invocation) {
    const { interaction, guild, t } = invocation;
    const name = SETTING_NAMES.find((setting) => setting === interaction.options.getString('setting', true));
    if (name === undefined) throw new UserError('stale-button');
    if (name === 'channel') await clearReviewChannel(guild);
    else if (name === 'voters') await changeVoterRole(invocation, undefined);
    else if (name === 'emoji') return privately(await emojiQuestion(invocation, DEFAULT_EMOJI));
    else await changeSettings(guild, { [PROPERTIES[name]]: undefined });
    return privately(message({ content: t('settings.reset') }));
  },
};

/** A select menu under `/settings view`: changes its setting at once; picking nothing resets it. */
export const changeSetting: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  defer: 'update',
  async run(invocation, name = '') {
    const { interaction, guild, t } = invocation;
    if (!interaction.isChannelSelectMenu() && !interaction.isRoleSelectMenu())
      throw new UserError('stale-button');
    const [id] = interaction.values;
    let result = t('settings.changed');
    if (name === 'channel' && id !== undefined)
      result = channelSetSentence(await changeReviewChannel(invocation, id), t);
    else if (name === 'log' || name === 'moderators') result = await changeStaffChannel(invocation, name, id);
    else if (name === 'writers')
      await changeSettings(guild, { writerRoleId: withoutEveryone(id, interaction.guildId) });
    else if (name === 'voters') result = await changeVoterRole(invocation, id);
    else throw new UserError('stale-button');
    const settings = settingsView(invocation);
    return { kind: 'update', message: { ...settings, content: `${result}\n\n${settings.content}` } };
  },
};

/** Sets a staff channel if the bot can write there. Resolves to a sentence about the outcome. */
async function changeStaffChannel(
  { interaction, guild, t }: SettingsInvocation,
  name: 'log' | 'moderators',
  channelId: string | undefined,
): Promise<string> {
  const lacking = channelId === undefined ? [] : missingInGuildChannel(interaction.guild, channelId);
  const missing = lacking.filter((permission) => STAFF_PERMISSIONS.includes(permission));
  const permissions = permissionNames(missing, t);
  if (missing.length > 0) return t('settings.set.missing', { channel: `<#${channelId}>`, permissions });
  await changeSettings(guild, { [PROPERTIES[name]]: channelId });
  return t('settings.changed');
}

/** Sets the voter role. Resolves to a sentence about the outcome. */
async function changeVoterRole(
  { interaction, guild, services, t }: SettingsInvocation,
  roleId: string | undefined,
): Promise<string> {
  const unknown = await requireVoterRole(guild, withoutEveryone(roleId, interaction.guildId));
  if (unknown === 0) return t('settings.changed');
  services.onUnknownVoters(guild.memory.id);
  return t('settings.voters.unknown', { count: unknown });
}

function settingsView({ interaction, guild, t }: SettingsInvocation): MessagePayload {
  const { channelId, ...record } = guild.memory.record;
  const channel = channelId && { channelId, missing: missingInGuildChannel(interaction.guild, channelId) };
  const { channels, roles } = interaction.guild;
  const ids = [
    channelId,
    record.logChannelId,
    record.moderatorChannelId,
    record.writerRoleId,
    record.voterRoleId,
  ];
  const gone = ids
    .filter((id) => id !== undefined)
    .filter((id) => !channels.cache.has(id) && !roles.cache.has(id));
  return settingsMessage({ ...record, channel: channel || undefined, gone }, t);
}

/** Turns @everyone, whose role id is the guild id, into no role at all. */
const withoutEveryone = (id: string | undefined, guildId: string): string | undefined =>
  id === guildId ? undefined : id;

/** The settings from all options but channels and emoji. Zero reviews per hour means no limit. */
function changesOf({ options, guildId }: ChatInputCommandInteraction<'cached'>): Settings {
  const [writers, perHour] = [options.getRole('writers'), options.getInteger('reviews-per-hour')];
  const [weight, tellAuthors] = [options.getInteger('average-weight'), options.getBoolean('tell-authors')];
  return {
    ...(writers !== null && { writerRoleId: withoutEveryone(writers.id, guildId) }),
    ...(perHour !== null && { reviewsPerHour: perHour || undefined }),
    ...(weight !== null && { priorReviews: weight }),
    ...(tellAuthors !== null && { tellAuthors }),
  };
}
