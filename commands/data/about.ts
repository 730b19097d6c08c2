import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { inPlace, privately } from '../../src/discord/interactions/command.ts';
import { COSTS } from '../../src/discord/interactions/costs.ts';
import { reportsBy, votesBy } from '../../src/guilds/reviews/left-by-member.ts';
import { setPublished } from '../../src/guilds/reviews/member-choices.ts';
import { aboutCard } from '../../src/presentation/data/about-card.ts';
import type { CardPayload } from '../../src/presentation/payload/card.ts';
import type { DataHandler, DataInvocation } from './invocation.ts';

/** `/data about` */
export const about: DataHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'everybody',
  cost: COSTS.search,
  defer: 'private',
  run: async (invocation) => privately(await aboutMember(invocation)),
};

/** The switch for the public page. */
export const publish: DataHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  cost: COSTS.search,
  defer: 'update',
  async run(invocation, publishes = '') {
    const { guild, userId } = invocation;
    await guild.run(setPublished(userId, publishes === 'yes'));
    return inPlace({ message: await aboutMember(invocation) });
  },
};

async function aboutMember({ guild, userId, t, services }: DataInvocation): Promise<CardPayload> {
  const { memory } = guild;
  const [votes, reports] = await Promise.all([votesBy(guild, userId), reportsBy(guild, userId)]);
  const stored = {
    counts: {
      ...{ votes, reports },
      reviews: memory.keysBy(userId).reduce((count) => count + 1, 0),
      drafts: services.drafts.list(memory.id, userId).length,
    },
    blockedAt: memory.blocked(userId)?.at,
    publishes: memory.member(userId).publishes === true,
    keptAfterLeaving: services.timing.keptAfterLeaving,
  };
  return aboutCard(stored, t);
}
