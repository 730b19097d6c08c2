import type { MessageComponentInteraction } from 'discord.js';
import { privateSource } from '../../src/discord/interactions/private-source.ts';
import { isGone } from '../../src/discord/moderation/emptied-note.ts';
import { noteShows } from '../../src/guilds/moderation/staff-notes.ts';
import { judgeLost, lostTogether, type Purpose } from '../../src/guilds/posting/lost-reviews.ts';
import { judgedMessage } from '../../src/presentation/moderation/emptied-message.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { ModerateHandler } from './invocation.ts';
import { sendToLog } from './log.ts';

/** A button under the log's question why a channel lost its reviews: each answer can be changed to the other. */
const answer = (purpose: Purpose): ModerateHandler<MessageComponentInteraction<'cached'>> => ({
  for: 'moderator',
  defer: 'update',
  async run(invocation, channelId = '', at = '') {
    const { interaction, guild, userId, services } = invocation;
    const lost = await lostTogether(guild, channelId, Number(at));
    const keys = lost.map(({ key }) => key);
    if (keys.length === 0) throw new UserError('stale-button');
    await judgeLost(guild, keys, purpose, userId, services.clock.now());
    // This message says it itself.
    await guild.run(noteShows(interaction.message.id, purpose === 'emptied' ? 'open' : 'hidden'));
    const channel = { channelId, isGone: isGone(interaction.client, channelId), at: Number(at) };
    const judged = { ...channel, purpose, moderatorId: userId, reviews: keys.length };
    // The question in the log says it itself; one that the queue asked is private.
    if (privateSource(interaction) !== undefined) sendToLog(invocation, (t) => judgedMessage(judged, t));
    return { kind: 'update', message: judgedMessage(judged, services.guildText(guild.memory.id)) };
  },
});

/** "It was emptied" */
export const wasEmptied = answer('emptied');
/** "They were removed on purpose" */
export const wasOnPurpose = answer('on-purpose');
