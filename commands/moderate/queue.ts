import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import { isGone } from '../../src/discord/moderation/emptied-note.ts';
import { isWaiting } from '../../src/guilds/moderation/reports.ts';
import { lostGroups } from '../../src/guilds/posting/lost-reviews.ts';
import { EMPTIED } from '../../src/presentation/moderation/case-cards.ts';
import { emptiedMessage } from '../../src/presentation/moderation/emptied-message.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { alreadySentence } from './act-on-review.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';
import { queueOf } from './queue-card.ts';

/** `/moderate queue`: reported reviews, those whose message somebody deleted, and channels that were emptied. */
export const queue: ModerateHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  run: async (invocation) => privately(await queueOf(invocation)),
};

/** Another review picked in the queue: shows it. A channel: asks what the log asks, for servers that have none. */
export const openFromQueue: ModerateHandler<MessageComponentInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'update',
  async run(invocation) {
    const { interaction } = invocation;
    const [showId, authorId, at = ''] = interaction.isStringSelectMenu()
      ? (interaction.values[0] ?? '').split(':')
      : [];
    if (showId === EMPTIED) return privately(questionAbout(invocation, authorId ?? '', at));
    if (showId === undefined || authorId === undefined) throw new UserError('stale-button');
    const address = { showId, authorId };
    const isStillWaiting = await isWaiting(invocation.guild, reviewKey(showId, authorId));
    if (isStillWaiting) return { kind: 'update', message: await queueOf(invocation, address) };
    const sentence = await alreadySentence(invocation, address, 'keep');
    return { kind: 'update', message: await queueOf(invocation, undefined, { sentence }) };
  },
};

function questionAbout({ interaction, guild, t }: ModerateInvocation, channelId: string, at: string) {
  const group = lostGroups(guild).find((one) => one.channelId === channelId && String(one.at) === at);
  // Meanwhile its reviews were posted again, or hidden.
  if (group === undefined) throw new UserError('stale-button');
  return emptiedMessage({ ...group, isGone: isGone(interaction.client, channelId) }, t);
}
