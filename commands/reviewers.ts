import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { COSTS } from '../src/discord/interactions/costs.ts';
import { REVIEWER_SORTS } from '../src/reviews/helpfulness/reviewers.ts';
import { CURRENT_PERIODS } from '../src/reviews/period.ts';
import type { CardServices } from './cards/card-context.ts';
import { answerWithCard } from './cards/open-card.ts';

/** What members can choose; `always` is what they get without choosing. */
const PERIODS = [...CURRENT_PERIODS, 'always'] as const;

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
    for: 'everybody',
    cost: COSTS.card,
    defer: 'public',
    run(invocation) {
      const { options } = invocation.interaction;
      const [sort, period] = [options.getString('sort'), options.getString('period')];
      return answerWithCard(invocation, { card: 'reviewers', ...readOptions(sort, period), page: 1 });
    },
  },
};

/** Discord's client sends one of the choices; a modified one may send anything. */
function readOptions(typedSort: string | null, typedPeriod: string | null) {
  const sort = REVIEWER_SORTS.find((one) => one === typedSort) ?? REVIEWER_SORTS[0];
  const period = CURRENT_PERIODS.find((one) => one === typedPeriod);
  return { sort, ...(period && { period }) };
}
