import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { MAX_REASON } from '../src/presentation/moderation/moderation-panel.ts';
import type { Texts } from '../src/presentation/texts/texts.ts';
import { block, unblock } from './moderate/block-member.ts';
import { alias, poster, rename } from './moderate/change-show.ts';
import { postAgain, removeDeleted } from './moderate/deleted-by-hand.ts';
import type { ModerateServices } from './moderate/invocation.ts';
import { mergeConfirmed, mergeFromCommand, unmerge } from './moderate/merge.ts';
import { openFromQueue, queue } from './moderate/queue.ts';
import { knownShowChoices } from './review/show-option.ts';

export const moderate: Command<ModerateServices> = {
  definition: (texts) => ({
    ...texts.command('moderate'),
    ...GUILD_ONLY,
    default_member_permissions: String(PermissionFlagsBits.ManageMessages),
    options: [
      { ...texts.command('moderate.queue'), type: ApplicationCommandOptionType.Subcommand },
      {
        ...texts.command('moderate.show'),
        type: ApplicationCommandOptionType.SubcommandGroup,
        options: showCommands(texts),
      },
      {
        ...texts.command('moderate.member'),
        type: ApplicationCommandOptionType.SubcommandGroup,
        options: [
          {
            ...texts.command('moderate.member.block'),
            type: ApplicationCommandOptionType.Subcommand,
            options: [memberOption(texts), reasonOption(texts)],
          },
          {
            ...texts.command('moderate.member.unblock'),
            type: ApplicationCommandOptionType.Subcommand,
            options: [memberOption(texts), reasonOption(texts)],
          },
        ],
      },
    ],
  }),
  subcommands: {
    queue,
    'member block': block,
    'member unblock': unblock,
    'show rename': rename,
    'show alias': alias,
    'show poster': poster,
    'show merge': mergeFromCommand,
  },
  autocomplete: async ({ interaction, guild }) =>
    knownShowChoices(guild.memory.allShows(), interaction.options.getFocused()),
  components: {
    queue: openFromQueue,
    'post-again': postAgain,
    'remove-deleted': removeDeleted,
    merge: mergeConfirmed,
    part: unmerge,
  },
};

function showCommands(texts: Texts): APIApplicationCommandSubcommandOption[] {
  const type = ApplicationCommandOptionType.String;
  const show = (described: ReturnType<Texts['command']>) =>
    ({ ...described, type, required: true, autocomplete: true }) as const;
  return [
    {
      ...texts.command('moderate.show.rename'),
      type: ApplicationCommandOptionType.Subcommand,
      options: [
        show(texts.command('moderate.show.show')),
        { ...texts.command('moderate.show.title'), type, required: true },
      ],
    },
    {
      ...texts.command('moderate.show.merge'),
      type: ApplicationCommandOptionType.Subcommand,
      options: [show(texts.command('moderate.show.show')), show(texts.command('moderate.show.into'))],
    },
    {
      ...texts.command('moderate.show.alias'),
      type: ApplicationCommandOptionType.Subcommand,
      options: [
        show(texts.command('moderate.show.show')),
        { ...texts.command('moderate.show.also'), type, required: true },
        { ...texts.command('moderate.show.remove'), type: ApplicationCommandOptionType.Boolean },
      ],
    },
    {
      ...texts.command('moderate.show.poster'),
      type: ApplicationCommandOptionType.Subcommand,
      options: [show(texts.command('moderate.show.show')), { ...texts.command('moderate.show.link'), type }],
    },
  ];
}

const memberOption = (texts: Texts) =>
  ({
    ...texts.command('moderate.member.of'),
    type: ApplicationCommandOptionType.User,
    required: true,
  }) as const;

const reasonOption = (texts: Texts) =>
  ({
    ...texts.command('moderate.member.reason'),
    type: ApplicationCommandOptionType.String,
    max_length: MAX_REASON,
  }) as const;
