import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { BEST } from '../src/presentation/links/address.ts';
import type { CardServices } from './cards/card-context.ts';
import { answerWithCard, cardComponents } from './cards/open-card.ts';

export const top: Command<CardServices> = {
  definition: (texts) => ({
    name: 'top',
    ...texts.describe('top'),
    ...GUILD_ONLY,
  }),
  run: { defer: 'public', run: (invocation) => answerWithCard(invocation, BEST) },
  components: cardComponents,
};
