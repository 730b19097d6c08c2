import { ApplicationCommandType } from 'discord-api-types/v10';
import { type Command, GUILD_ONLY } from '../src/discord/interactions/command.ts';
import { COSTS } from '../src/discord/interactions/costs.ts';
import type { CardServices } from './cards/card-context.ts';
import { privateCard } from './cards/open-card.ts';

/** "Compare taste" in the context menu of a person: how far they agree with whoever asks, for that one alone. */
export const compareTaste: Command<CardServices> = {
  definition: (texts) => ({
    ...texts.menu('compare-taste'),
    ...GUILD_ONLY,
    type: ApplicationCommandType.User,
  }),
  onUser: {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'private',
    run: (invocation) => {
      const { interaction, userId } = invocation;
      return privateCard(invocation, { card: 'compare', userId, otherId: interaction.targetId });
    },
  },
};
