import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { COSTS } from '../src/discord/interactions/costs.ts';
import type { CardServices } from './cards/card-context.ts';
import { privateCard } from './cards/open-card.ts';

export const recommend: Command<CardServices> = {
  definition: (texts) => ({ name: 'recommend', ...texts.describe('recommend'), ...GUILD_ONLY }),
  run: {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'private',
    run: (invocation) => privateCard(invocation, { card: 'recommend', page: 1 }),
  },
};
