import type { ChatInputCommandInteraction } from 'discord.js';
import { ApplicationCommandOptionType, ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY, type Handler, privately } from '../src/discord/command.ts';
import { missingInGuild } from '../src/discord/missing-permissions.ts';
import { settingsMessage, settingsSetMessage } from '../src/presentation/answers/settings.ts';
import { UserError } from '../src/reviews/user-error.ts';
import { isManager } from './member.ts';
import { beginRepost, repost } from './settings/repost.ts';
import { takeReviewChannel } from './take-review-channel.ts';

/** `/settings set`: the channel is taken only when the bot can work there. */
const set: Handler<ChatInputCommandInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation) {
    const { interaction, t } = invocation;
    if (!isManager(interaction)) throw new UserError('manager-only');
    const { id } = interaction.options.getChannel('channel', true);
    return privately(settingsSetMessage(await takeReviewChannel(invocation, id), t));
  },
};

/** `/settings view` */
const view: Handler<ChatInputCommandInteraction<'cached'>> = {
  defer: 'private',
  async run({ interaction, guild, t }) {
    if (!isManager(interaction)) throw new UserError('manager-only');
    const { channelId } = guild.memory.record;
    if (channelId === undefined) return privately(settingsMessage(undefined, t));
    const missing = missingInGuild(interaction.guild, channelId);
    return privately(settingsMessage({ channelId, missing }, t));
  },
};

export const settings: Command = {
  definition: (texts) => ({
    ...texts.command('settings'),
    ...GUILD_ONLY,
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      {
        ...texts.command('settings.set'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          {
            ...texts.command('settings.set.channel'),
            type: ApplicationCommandOptionType.Channel,
            channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
            required: true,
          },
        ],
      },
      { ...texts.command('settings.view'), type: ApplicationCommandOptionType.Subcommand },
      { ...texts.command('settings.repost'), type: ApplicationCommandOptionType.Subcommand },
    ],
  }),
  components: { repost: beginRepost },
  subcommands: { set, view, repost },
};
