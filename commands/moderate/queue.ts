import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import { openCases } from '../../src/guilds/moderation/reports.ts';
import { type QueuedReview, queueMessage } from '../../src/presentation/moderation/report-messages.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';
import { panelOf } from './panel.ts';

/** As many as a select menu can offer; the others appear once these are decided. */
const MOST_WAITING = 25;

/** `/moderate queue`: reported reviews, and those whose message somebody deleted. */
export const queue: ModerateHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  run: async (invocation) => privately(queueMessage(await waitingReviews(invocation), invocation.t)),
};

/** A review picked in the queue: opens its panel. */
export const openFromQueue: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  async run(invocation) {
    const { interaction } = invocation;
    const [showId, authorId] = interaction.isStringSelectMenu()
      ? (interaction.values[0] ?? '').split(':')
      : [];
    if (showId === undefined || authorId === undefined) throw new UserError('stale-button');
    return privately(await panelOf(invocation, { showId, authorId }));
  },
};

async function waitingReviews({ guild }: ModerateInvocation): Promise<QueuedReview[]> {
  const { memory } = guild;
  const waiting = new Map((await openCases(guild)).map(([key, { reports }]) => [key, reports.length]));
  // Hidden without a moderator's decision: somebody deleted its message.
  for (const facts of memory.reviews())
    if (memory.isHidden(facts) && memory.moderation(facts.key).hidden?.by === undefined)
      waiting.set(facts.key, waiting.get(facts.key) ?? 0);
  return [...waiting]
    .flatMap(([key, reports]) => {
      const facts = memory.reviewByKey(key);
      const show = facts && memory.show(facts.showId);
      return facts === undefined || show === undefined ? [] : [{ address: facts, show, reports }];
    })
    .slice(0, MOST_WAITING);
}
