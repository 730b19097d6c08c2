import { ApplicationCommandOptionType, PermissionFlagsBits } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/command.ts';
import { MAX_REASON } from '../src/presentation/answers/moderation-panel.ts';
import type { Texts } from '../src/presentation/texts.ts';
import { postAgain, removeDeleted } from './moderate/deleted-by-hand.ts';
import { block, unblock } from './moderate/member.ts';
import { pickFromQueue, queue } from './moderate/queue.ts';

export const moderate: Command = {
  definition: (texts) => ({
    ...texts.command('moderate'),
    ...GUILD_ONLY,
    default_member_permissions: String(PermissionFlagsBits.ManageMessages),
    options: [
      { ...texts.command('moderate.queue'), type: ApplicationCommandOptionType.Subcommand },
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
  subcommands: { queue, 'member block': block, 'member unblock': unblock },
  components: { queue: pickFromQueue, 'post-again': postAgain, 'remove-deleted': removeDeleted },
};

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
