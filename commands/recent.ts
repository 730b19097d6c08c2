import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { COSTS } from '../src/discord/interactions/costs.ts';
import type { CardServices } from './cards/card-context.ts';
import { answerWithCard } from './cards/open-card.ts';

/** `/recent`: the newest reviews. */
export const recent: Command<CardServices> = {
  definition: (texts) => ({ name: 'recent', ...texts.describe('recent'), ...GUILD_ONLY }),
  run: {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'public',
    run: (invocation) => answerWithCard(invocation, { card: 'recent', page: 1 }),
  },
};
