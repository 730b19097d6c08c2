import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { missingInGuild } from '../../src/discord/connection/missing-permissions.ts';
import { isManager } from '../../src/discord/interactions/acting-member.ts';
import { privately } from '../../src/discord/interactions/command.ts';
import { requireVoterRole } from '../../src/guilds/counting/voter-roles.ts';
import {
  changeSettings,
  forgetReviewChannel,
  type Settings,
} from '../../src/guilds/settings/guild-settings.ts';
import { type MessagePayload, message } from '../../src/presentation/payload/payload.ts';
import { permissionNames, STAFF_PERMISSIONS } from '../../src/presentation/permissions.ts';
import { channelTaken, settingsMessage } from '../../src/presentation/settings/settings-answer.ts';
import { USUAL_EMOJI } from '../../src/reviews/counting/voting-emoji.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { emojiQuestion, typedEmoji } from './emoji.ts';
import type { SettingsHandler, SettingsInvocation } from './invocation.ts';
import { takeReviewChannel } from './take-review-channel.ts';

/** The settings by the names of their options, and the property of the guild's record that each is. */
const PROPERTIES = {
  log: 'logChannelId',
  moderators: 'moderatorChannelId',
  writers: 'writerRoleId',
  voters: 'voterRoleId',
  'reviews-per-hour': 'reviewsPerHour',
  'average-weight': 'priorReviews',
  'tell-authors': 'tellAuthors',
} as const satisfies { readonly [option: string]: keyof Settings };

/** What `/settings reset` offers. */
export const SETTING_NAMES = [
  'channel',
  'emoji',
  ...(Object.keys(PROPERTIES) as (keyof typeof PROPERTIES)[]),
] as const;

/** `/settings set`: a channel is taken only when the bot can work there. */
export const set: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation) {
    const { interaction, guild, t } = invocation;
    const { options } = interaction;
    if (!isManager(interaction)) throw new UserError('manager-only');
    const told: string[] = [];
    const channel = options.getChannel('channel');
    if (channel !== null) told.push(channelTaken(await takeReviewChannel(invocation, channel.id), t));
    for (const name of ['log', 'moderators'] as const) {
      const staff = options.getChannel(name);
      if (staff !== null) told.push(await takeStaffChannel(invocation, name, staff.id));
    }
    const changes = changesOf(interaction);
    if (Object.keys(changes).length > 0) {
      await changeSettings(guild, changes);
      told.push(t('settings.changed'));
    }
    const voters = options.getRole('voters');
    if (voters !== null) told.push(await takeVoterRole(invocation, voters.id));
    const emoji = await typedEmoji(invocation);
    // Asked for first, and done when the manager has agreed.
    const asked = emoji && (await emojiQuestion(invocation, emoji));
    if (asked !== undefined)
      return privately(message({ ...asked, content: [...told, asked.content].join('\n') }));
    if (told.length === 0) throw new UserError('nothing-to-set');
    return privately(message({ content: told.join('\n') }));
  },
};

/** `/settings view` */
export const view: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation) {
    if (!isManager(invocation.interaction)) throw new UserError('manager-only');
    return privately(viewOf(invocation));
  },
};

/** `/settings reset` */
export const reset: SettingsHandler<ChatInputCommandInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation) {
    const { interaction, guild, t } = invocation;
    if (!isManager(interaction)) throw new UserError('manager-only');
    const name = SETTING_NAMES.find((one) => one === interaction.options.getString('setting', true));
    if (name === undefined) throw new UserError('stale-button');
    if (name === 'channel') await forgetReviewChannel(guild);
    else if (name === 'voters') await takeVoterRole(invocation, undefined);
    else if (name === 'emoji') return privately(await emojiQuestion(invocation, USUAL_EMOJI));
    else await changeSettings(guild, { [PROPERTIES[name]]: undefined });
    return privately(message({ content: t('settings.reset') }));
  },
};

/** A select under `/settings view`: changes that setting at once; nothing picked resets it. */
export const changeSetting: SettingsHandler<MessageComponentInteraction<'cached'>> = {
  defer: 'update',
  async run(invocation, name = '') {
    const { interaction, guild, t } = invocation;
    if (!isManager(interaction)) throw new UserError('manager-only');
    if (!interaction.isChannelSelectMenu() && !interaction.isRoleSelectMenu())
      throw new UserError('stale-button');
    const [id] = interaction.values;
    let told = t('settings.changed');
    if (name === 'channel' && id !== undefined)
      told = channelTaken(await takeReviewChannel(invocation, id), t);
    else if (name === 'log' || name === 'moderators') told = await takeStaffChannel(invocation, name, id);
    else if (name === 'writers') await changeSettings(guild, { writerRoleId: role(id, interaction.guildId) });
    else if (name === 'voters') told = await takeVoterRole(invocation, id);
    else throw new UserError('stale-button');
    const settings = viewOf(invocation);
    return { kind: 'update', message: { ...settings, content: `${told}\n\n${settings.content}` } };
  },
};

/** Takes a channel of the staff when the bot can write there; says what came of it. */
async function takeStaffChannel(
  { interaction, guild, t }: SettingsInvocation,
  name: 'log' | 'moderators',
  channelId: string | undefined,
): Promise<string> {
  const lacking = channelId === undefined ? [] : missingInGuild(interaction.guild, channelId);
  const missing = lacking.filter((permission) => STAFF_PERMISSIONS.includes(permission));
  const permissions = permissionNames(missing, t);
  if (missing.length > 0) return t('settings.set.missing', { channel: `<#${channelId}>`, permissions });
  await changeSettings(guild, { [PROPERTIES[name]]: channelId });
  return t('settings.changed');
}

/** Lets only members with a role vote; says what came of it. */
async function takeVoterRole(
  { interaction, guild, services, t }: SettingsInvocation,
  roleId: string | undefined,
): Promise<string> {
  const unknown = await requireVoterRole(guild, role(roleId, interaction.guildId));
  if (unknown === 0) return t('settings.changed');
  services.onUnknownVoters(guild.memory.id);
  return t('settings.voters.unknown', { count: unknown });
}

function viewOf({ interaction, guild, t }: SettingsInvocation): MessagePayload {
  const { channelId, ...record } = guild.memory.record;
  const channel = channelId && { channelId, missing: missingInGuild(interaction.guild, channelId) };
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

/** Everybody is no role to write: Discord's @everyone has the id of the guild. */
const role = (id: string | undefined, guildId: string): string | undefined =>
  id === guildId ? undefined : id;

/** What the options say besides channels; no reviews an hour is no limit. */
function changesOf({ options, guildId }: ChatInputCommandInteraction<'cached'>): Settings {
  const [writers, perHour] = [options.getRole('writers'), options.getInteger('reviews-per-hour')];
  const [weight, tellAuthors] = [options.getInteger('average-weight'), options.getBoolean('tell-authors')];
  return {
    ...(writers !== null && { writerRoleId: role(writers.id, guildId) }),
    ...(perHour !== null && { reviewsPerHour: perHour || undefined }),
    ...(weight !== null && { priorReviews: weight }),
    ...(tellAuthors !== null && { tellAuthors }),
  };
}
