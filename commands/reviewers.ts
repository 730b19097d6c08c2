import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { REVIEWER_SORTS, type ReviewerSort } from '../src/reviews/helpfulness/reviewers.ts';
import { monthOf, type Period, yearOf } from '../src/reviews/period.ts';
import type { CardServices } from './cards/card-context.ts';
import { answerWithCard } from './cards/open-card.ts';

const PERIODS = ['month', 'year', 'always'] as const;

/** `/reviewers`: whose reviews help. */
export const reviewers: Command<CardServices> = {
  definition: (texts) => ({
    name: 'reviewers',
    ...texts.describe('reviewers'),
    ...GUILD_ONLY,
    options: [
      {
        name: 'sort',
        ...texts.describe('reviewers.sort'),
        type: ApplicationCommandOptionType.String,
        choices: REVIEWER_SORTS.map((value) => ({ ...texts.choice(`reviewers.sort.${value}`), value })),
      },
      {
        name: 'period',
        ...texts.describe('reviewers.period'),
        type: ApplicationCommandOptionType.String,
        choices: PERIODS.map((value) => ({ ...texts.choice(`reviewers.period.${value}`), value })),
      },
    ],
  }),
  run: {
    defer: 'public',
    async run(invocation) {
      const { interaction, services } = invocation;
      const sort = interaction.options.getString('sort');
      const period = periodOf(interaction.options.getString('period'), services.clock.now());
      return answerWithCard(invocation, {
        card: 'reviewers',
        sort: sortOf(sort),
        page: 1,
        ...(period && { period }),
      });
    },
  },
};

/** Discord's client sends one of the choices; a modified one may send anything. */
const sortOf = (typed: string | null): ReviewerSort =>
  REVIEWER_SORTS.find((sort) => sort === typed) ?? REVIEWER_SORTS[0];

function periodOf(typed: string | null, now: number): Period | undefined {
  if (typed === 'month') return monthOf(now);
  return typed === 'year' ? yearOf(now) : undefined;
}
