import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import type { Description } from '../src/presentation/texts/texts.ts';
import { MAX_TYPED_TITLE } from '../src/reviews/shows/title.ts';
import {
  deleteConfirmed,
  deleteFromButton,
  deleteFromCommand,
  keepReview,
  undoDeletion,
} from './review/delete.ts';
import { openDetails, submitDetails } from './review/details.ts';
import { edit } from './review/edit.ts';
import type { ReviewServices } from './review/invocation.ts';
import { isForAdults, suggestedEntries } from './review/naming/catalogue-choices.ts';
import { knownShowChoices, ownShowChoices, showChoices } from './review/naming/show-choices.ts';
import { postLost } from './review/post-lost.ts';
import { messagesInPrivate, messagesInServer } from './review/private-messages.ts';
import {
  read,
  readAll,
  readAllBy,
  readOne,
  readWhole,
  turnAuthorPage,
  turnShowPage,
} from './review/read-reviews.ts';
import { retry, reviewChannelPicked, scorePicked } from './review/writing/finish-draft.ts';
import { moveShow } from './review/writing/move-show.ts';
import { openNewReview } from './review/writing/new-review.ts';
import { submit, submitHere } from './review/writing/submit.ts';
import { useAsPasted } from './review/writing/use-as-pasted.ts';
import { editHere, write, writeBelow, writeChosenShow } from './review/writing/write.ts';

const showOption = (description: Description) =>
  ({
    name: 'show',
    ...description,
    type: ApplicationCommandOptionType.String,
    required: true,
    autocomplete: true,
    max_length: MAX_TYPED_TITLE,
  }) as const;

export const review: Command<ReviewServices> = {
  definition: (texts) => ({
    name: 'review',
    ...texts.describe('review'),
    ...GUILD_ONLY,
    options: [
      {
        name: 'write',
        ...texts.describe('review.write'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          showOption(texts.describe('review.write.show')),
          {
            name: 'score',
            ...texts.describe('review.write.score'),
            type: ApplicationCommandOptionType.Number,
            min_value: 0,
            max_value: 10,
          },
          {
            name: 'spoilers',
            ...texts.describe('review.write.spoilers'),
            type: ApplicationCommandOptionType.Boolean,
          },
        ],
      },
      {
        name: 'read',
        ...texts.describe('review.read'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          { ...showOption(texts.describe('review.read.show')), required: false },
          { name: 'by', ...texts.describe('review.read.by'), type: ApplicationCommandOptionType.User },
        ],
      },
      {
        name: 'edit',
        ...texts.describe('review.edit'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [showOption(texts.describe('review.edit.show'))],
      },
      {
        name: 'delete',
        ...texts.describe('review.delete'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [showOption(texts.describe('review.delete.show'))],
      },
    ],
  }),
  subcommands: { write, read, edit, delete: deleteFromCommand },
  async autocomplete({ interaction, guild, userId, t, services }) {
    const { options } = interaction;
    const chooser = { guild: guild.memory, userId, t };
    const typed = options.getFocused();
    if (options.getSubcommand() === 'read') return knownShowChoices(chooser, typed);
    if (options.getSubcommand() !== 'write') return ownShowChoices(chooser, typed);
    const { catalogue, clock, longTitles } = services;
    const entries = await suggestedEntries(catalogue, typed, isForAdults(interaction));
    const drafts = services.drafts.list(guild.memory.id, userId);
    return showChoices(chooser, typed, { drafts, entries, longTitles, now: clock.now() });
  },
  modals: { review: submit, 'review-here': submitHere, details: submitDetails },
  components: {
    'new-review': openNewReview,
    write: writeBelow,
    edit: editHere,
    'write-show': writeChosenShow,
    score: scorePicked,
    'review-channel': reviewChannelPicked,
    retry,
    'post-lost': postLost,
    delete: deleteFromButton,
    keep: keepReview,
    'delete-confirm': deleteConfirmed,
    undelete: undoDeletion,
    details: openDetails,
    'move-show': moveShow,
    'as-pasted': useAsPasted,
    spoilers: readWhole,
    'all-reviews': readAll,
    'read-one': readOne,
    'reviews-by': readAllBy,
    read: turnShowPage,
    'read-by': turnAuthorPage,
    ...messagesInServer,
  },
  inPrivate: messagesInPrivate,
};
