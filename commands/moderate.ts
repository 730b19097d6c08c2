import {
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  PermissionFlagsBits,
} from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { MAX_FIELD } from '../src/presentation/payload/field-limits.ts';
import type { Description, Texts } from '../src/presentation/texts/texts.ts';
import { MAX_POSTER_URL } from '../src/reviews/shows/poster.ts';
import { MAX_TYPED_TITLE } from '../src/reviews/shows/title.ts';
import { authorReviews, openAuthorReviews, openCase, turnAuthorReviews } from './moderate/author-reviews.ts';
import { decideInQueue } from './moderate/case.ts';
import { alias, kind, poster, rename } from './moderate/change-show.ts';
import { wasEmptied, wasOnPurpose } from './moderate/emptied.ts';
import type { ModerateServices } from './moderate/invocation.ts';
import { entryOptions, link, linkFromButton, unlink, unlinkFromButton } from './moderate/link-show.ts';
import { openManageShow, submitManageShow } from './moderate/manage-show.ts';
import { block, members, submitBlock, turnBlocked, unblock, unblockFromList } from './moderate/members.ts';
import { mergeConfirmed, mergeFromCommand, unmerge } from './moderate/merge.ts';
import { openFromQueue, queue } from './moderate/queue.ts';
import { knownShowChoices } from './review/naming/show-choices.ts';
import { kindChoices } from './show-kinds.ts';

export const moderate: Command<ModerateServices> = {
  definition: (texts) => ({
    name: 'moderate',
    ...texts.describe('moderate'),
    ...GUILD_ONLY,
    default_member_permissions: String(PermissionFlagsBits.ManageMessages),
    options: [
      { name: 'queue', ...texts.describe('moderate.queue'), type: ApplicationCommandOptionType.Subcommand },
      {
        name: 'members',
        ...texts.describe('moderate.members'),
        type: ApplicationCommandOptionType.Subcommand,
      },
      {
        name: 'show',
        ...texts.describe('moderate.show'),
        type: ApplicationCommandOptionType.SubcommandGroup,
        options: showCommands(texts),
      },
      {
        name: 'member',
        ...texts.describe('moderate.member'),
        type: ApplicationCommandOptionType.SubcommandGroup,
        options: [
          {
            name: 'block',
            ...texts.describe('moderate.member.block'),
            type: ApplicationCommandOptionType.Subcommand,
            options: [memberOption(texts), reasonOption(texts)],
          },
          {
            name: 'reviews',
            ...texts.describe('moderate.member.reviews'),
            type: ApplicationCommandOptionType.Subcommand,
            options: [memberOption(texts)],
          },
          {
            name: 'unblock',
            ...texts.describe('moderate.member.unblock'),
            type: ApplicationCommandOptionType.Subcommand,
            options: [memberOption(texts), reasonOption(texts)],
          },
        ],
      },
    ],
  }),
  subcommands: {
    queue,
    members,
    'member reviews': authorReviews,
    'member block': block,
    'member unblock': unblock,
    'show rename': rename,
    'show alias': alias,
    'show kind': kind,
    'show poster': poster,
    'show merge': mergeFromCommand,
    'show link': link,
    'show unlink': unlink,
  },
  async autocomplete(invocation) {
    const { interaction, guild, userId, t } = invocation;
    const { options } = interaction;
    const { name, value } = options.getFocused(true);
    if (name === 'entry') return entryOptions(invocation, value);
    // A show cannot be merged with itself.
    const other = options.getString(name === 'into' ? 'show' : 'into') ?? '';
    return knownShowChoices({ guild: guild.memory, userId, t }, value, 'all', other);
  },
  components: {
    queue: openFromQueue,
    judge: decideInQueue,
    'was-emptied': wasEmptied,
    'was-on-purpose': wasOnPurpose,
    merge: mergeConfirmed,
    part: unmerge,
    'link-show': linkFromButton,
    'unlink-show': unlinkFromButton,
    'case-others': openAuthorReviews,
    'their-reviews': turnAuthorReviews,
    'manage-show': openManageShow,
    'open-case': openCase,
    blocked: turnBlocked,
    unblock: unblockFromList,
  },
  modals: { block: submitBlock, 'manage-show': submitManageShow },
};

function showCommands(texts: Texts): APIApplicationCommandSubcommandOption[] {
  const type = ApplicationCommandOptionType.String;
  const show = (name: string, description: Description) =>
    ({
      name,
      ...description,
      type,
      required: true,
      autocomplete: true,
      max_length: MAX_TYPED_TITLE,
    }) as const;
  return [
    {
      name: 'rename',
      ...texts.describe('moderate.show.rename'),
      type: ApplicationCommandOptionType.Subcommand,
      options: [
        show('show', texts.describe('moderate.show.show')),
        {
          name: 'title',
          ...texts.describe('moderate.show.title'),
          type,
          required: true,
          max_length: MAX_TYPED_TITLE,
        },
      ],
    },
    {
      name: 'merge',
      ...texts.describe('moderate.show.merge'),
      type: ApplicationCommandOptionType.Subcommand,
      options: [
        show('show', texts.describe('moderate.show.show')),
        show('into', texts.describe('moderate.show.into')),
      ],
    },
    {
      name: 'alias',
      ...texts.describe('moderate.show.alias'),
      type: ApplicationCommandOptionType.Subcommand,
      options: [
        show('show', texts.describe('moderate.show.show')),
        {
          name: 'alias',
          ...texts.describe('moderate.show.also'),
          type,
          required: true,
          max_length: MAX_TYPED_TITLE,
        },
        {
          name: 'remove',
          ...texts.describe('moderate.show.remove'),
          type: ApplicationCommandOptionType.Boolean,
        },
      ],
    },
    {
      name: 'kind',
      ...texts.describe('moderate.show.kind'),
      type: ApplicationCommandOptionType.Subcommand,
      options: [
        show('show', texts.describe('moderate.show.show')),
        { name: 'kind', ...texts.describe('moderate.show.is'), type, choices: kindChoices(texts) },
      ],
    },
    {
      name: 'link',
      ...texts.describe('moderate.show.link'),
      type: ApplicationCommandOptionType.Subcommand,
      options: [
        show('show', texts.describe('moderate.show.show')),
        {
          name: 'entry',
          ...texts.describe('moderate.show.entry'),
          type,
          autocomplete: true,
          max_length: MAX_POSTER_URL,
        },
      ],
    },
    {
      name: 'unlink',
      ...texts.describe('moderate.show.unlink'),
      type: ApplicationCommandOptionType.Subcommand,
      options: [show('show', texts.describe('moderate.show.show'))],
    },
    {
      name: 'poster',
      ...texts.describe('moderate.show.poster'),
      type: ApplicationCommandOptionType.Subcommand,
      options: [
        show('show', texts.describe('moderate.show.show')),
        {
          name: 'link',
          ...texts.describe('moderate.show.poster.link'),
          type,
          max_length: MAX_POSTER_URL,
        },
      ],
    },
  ];
}

const memberOption = (texts: Texts) =>
  ({
    name: 'member',
    ...texts.describe('moderate.member.of'),
    type: ApplicationCommandOptionType.User,
    required: true,
  }) as const;

const reasonOption = (texts: Texts) =>
  ({
    name: 'reason',
    ...texts.describe('moderate.member.reason'),
    type: ApplicationCommandOptionType.String,
    max_length: MAX_FIELD.reason,
  }) as const;
