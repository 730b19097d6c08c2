import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/command.ts';
import { pickReviewChannel, pickScore, retry } from './review/finish-draft.ts';
import { askDelete, confirmDelete, readSpoilers, useAsPasted } from './review/own-review.ts';
import { showChoices } from './review/show-option.ts';
import { submit } from './review/submit.ts';
import { write, writeChosenShow, writeKnownShow } from './review/write.ts';

export const review: Command = {
  definition: (texts) => ({
    ...texts.command('review'),
    ...GUILD_ONLY,
    options: [
      {
        ...texts.command('review.write'),
        type: ApplicationCommandOptionType.Subcommand,
        options: [
          {
            ...texts.command('review.write.show'),
            type: ApplicationCommandOptionType.String,
            required: true,
            autocomplete: true,
          },
          {
            ...texts.command('review.write.score'),
            type: ApplicationCommandOptionType.Number,
            min_value: 0,
            max_value: 10,
          },
          { ...texts.command('review.write.spoilers'), type: ApplicationCommandOptionType.Boolean },
        ],
      },
    ],
  }),
  subcommands: { write },
  async autocomplete({ interaction, guild, userId, t, services }) {
    const kept = services.drafts.kept(guild.memory.id, userId);
    return showChoices(guild.memory, kept, interaction.options.getFocused(), t);
  },
  modals: { review: submit },
  components: {
    write: writeKnownShow,
    edit: writeKnownShow,
    'write-show': writeChosenShow,
    score: pickScore,
    'review-channel': pickReviewChannel,
    retry,
    delete: askDelete,
    'delete-confirm': confirmDelete,
    'as-pasted': useAsPasted,
    spoilers: readSpoilers,
  },
};
