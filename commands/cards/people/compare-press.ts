import { COSTS } from '../../../src/discord/interactions/costs.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { type CardHandlers, openCard } from '../open-card.ts';

/** A modified client can send any text as somebody's id. */
function checkId(userId: string): void {
  if (!/^\d{1,20}$/.test(userId)) throw new UserError('stale-button');
}

/** What begins a comparison: `compare-me` with whoever presses, `compare-with` with the member whom they choose. */
export const compareComponents: CardHandlers = {
  'compare-me': {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'update',
    async run(invocation, otherId = '', back = '') {
      checkId(otherId);
      return openCard(invocation, { card: 'compare', userId: invocation.userId, otherId }, back);
    },
  },
  'compare-with': {
    for: 'everybody',
    cost: COSTS.card,
    defer: 'update',
    async run(invocation, userId = '', back = '') {
      const { interaction } = invocation;
      const otherId = interaction.isUserSelectMenu() ? (interaction.values[0] ?? '') : '';
      for (const id of [userId, otherId]) checkId(id);
      return openCard(invocation, { card: 'compare', userId, otherId }, back);
    },
  },
};
