import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { COSTS } from '../src/discord/interactions/costs.ts';
import { SHOW_SORTS } from '../src/reviews/ranking/show-list.ts';
import type { CardServices } from './cards/card-context.ts';
import { answerWithCard, cardComponents } from './cards/open-card.ts';
import { openFilter, submitFilter } from './cards/shows/filter.ts';
import { readPeriod, readYears } from './cards/shows/read-filter.ts';
import { kindChoices, readKind } from './show-kinds.ts';

/** Longer than a year, a decade or a month is typed. */
const MOST_TYPED = 20;

export const top: Command<CardServices> = {
  definition: (texts) => ({
    name: 'top',
    ...texts.describe('top'),
    ...GUILD_ONLY,
    options: [
      {
        name: 'sort',
        ...texts.describe('top.sort'),
        type: ApplicationCommandOptionType.String,
        choices: SHOW_SORTS.map((sort) => ({ ...texts.choice(`top.sort.${sort}`), value: sort })),
      },
      {
        name: 'kind',
        ...texts.describe('top.kind'),
        type: ApplicationCommandOptionType.String,
        choices: kindChoices(texts),
      },
      {
        name: 'year',
        ...texts.describe('top.year'),
        type: ApplicationCommandOptionType.String,
        max_length: MOST_TYPED,
      },
      {
        name: 'period',
        ...texts.describe('top.period'),
        type: ApplicationCommandOptionType.String,
        max_length: MOST_TYPED,
      },
      { name: 'by', ...texts.describe('top.by'), type: ApplicationCommandOptionType.User },
    ],
  }),
  run: {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'public',
    run: async (invocation) => {
      const { options } = invocation.interaction;
      const sort = SHOW_SORTS.find((known) => known === options.getString('sort')) ?? 'best';
      const filter = {
        kind: readKind(options.getString('kind')),
        years: readYears(options.getString('year')),
        period: readPeriod(options.getString('period')),
        by: options.getUser('by')?.id,
      };
      return answerWithCard(invocation, { card: 'top', list: { sort, filter }, page: 1 });
    },
  },
  components: { ...cardComponents, filter: openFilter },
  modals: { filter: submitFilter },
};
