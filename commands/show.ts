import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { COSTS } from '../src/discord/interactions/costs.ts';
import { MAX_TYPED_TITLE } from '../src/reviews/shows/title.ts';
import type { CardServices } from './cards/card-context.ts';
import { answerWithCard } from './cards/open-card.ts';
import { namedShow } from './review/naming/read-show.ts';
import { knownShowChoices } from './review/naming/show-choices.ts';

export const show: Command<CardServices> = {
  definition: (texts) => ({
    name: 'show',
    ...texts.describe('show'),
    ...GUILD_ONLY,
    options: [
      {
        name: 'show',
        ...texts.describe('show.show'),
        type: ApplicationCommandOptionType.String,
        required: true,
        autocomplete: true,
        max_length: MAX_TYPED_TITLE,
      },
    ],
  }),
  run: {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'public',
    run: async (invocation) => {
      const { interaction, guild } = invocation;
      const { id } = namedShow(guild.memory, interaction.options.getString('show', true));
      return answerWithCard(invocation, { card: 'show', showId: id });
    },
  },
  autocomplete: async ({ interaction, guild, userId, t }) =>
    knownShowChoices({ guild: guild.memory, userId, t }, interaction.options.getFocused()),
};
