import type { MessageComponentInteraction } from 'discord.js';
import { privateSource } from '../../src/discord/interactions/source-message.ts';
import { emptiedNote } from '../../src/discord/moderation/emptied-note.ts';
import { emptiedIsSaid } from '../../src/guilds/moderation/staff-notes.ts';
import { judgeLost, lostTogether, type Purpose } from '../../src/guilds/posting/lost-reviews.ts';
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
    const said = { purpose, by: userId };
    await services.reportBoard.whileAnswering(interaction.message.id, async () => {
      await judgeLost(guild, keys, purpose, userId, services.clock.now());
      await guild.run(emptiedIsSaid(channelId, Number(at), said));
    });
    const note = { lostIn: channelId, at: Number(at), reviews: keys.length, said };
    const { message } = await emptiedNote(
      interaction.client,
      guild,
      note,
      services.guildText(guild.memory.id),
    );
    // The question in the log says it itself; one that the queue asked is private.
    if (privateSource(interaction) !== undefined) sendToLog(invocation, () => message);
    return { kind: 'update', message };
  },
});

/** "It was emptied" */
export const wasEmptied = answer('emptied');
/** "They were removed on purpose" */
export const wasOnPurpose = answer('on-purpose');
