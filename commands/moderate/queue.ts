import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import { openCases } from '../../src/guilds/moderation/reports.ts';
import { lostGroups } from '../../src/guilds/posting/lost-reviews.ts';
import { emptiedMessage } from '../../src/presentation/moderation/emptied-message.ts';
import {
  EMPTIED,
  type EmptiedChannel,
  type QueuedReview,
  queueMessage,
} from '../../src/presentation/moderation/report-messages.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';
import { panelOf } from './panel.ts';

/** As many as a select menu can offer; the others appear once these are decided. */
const MOST_WAITING = 25;

/** `/moderate queue`: reported reviews, those whose message somebody deleted, and channels that were emptied. */
export const queue: ModerateHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  async run(invocation) {
    const reviews = await waitingReviews(invocation);
    return privately(queueMessage(reviews, waitingChannels(invocation), invocation.t));
  },
};

/** A review picked in the queue: opens its panel. A channel: asks what the log asks, for servers that have none. */
export const openFromQueue: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  async run(invocation) {
    const { interaction } = invocation;
    const [showId, authorId, at = ''] = interaction.isStringSelectMenu()
      ? (interaction.values[0] ?? '').split(':')
      : [];
    if (showId === EMPTIED) return privately(questionAbout(invocation, authorId ?? '', at));
    if (showId === undefined || authorId === undefined) throw new UserError('stale-button');
    return privately(await panelOf(invocation, { showId, authorId }));
  },
};

const waitingChannels = ({ interaction, guild }: ModerateInvocation): EmptiedChannel[] =>
  lostGroups(guild).map((group) => ({
    ...group,
    name: interaction.guild.channels.cache.get(group.channelId)?.name,
  }));

function questionAbout({ guild, t }: ModerateInvocation, channelId: string, at: string) {
  const group = lostGroups(guild).find((one) => one.channelId === channelId && String(one.at) === at);
  // Meanwhile its reviews were posted again, or hidden.
  if (group === undefined) throw new UserError('stale-button');
  return emptiedMessage(group, t);
}

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
