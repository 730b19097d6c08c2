import type { MessageComponentInteraction } from 'discord.js';
import { judgeLost, lostTogether, type Purpose } from '../../src/guilds/posting/lost-reviews.ts';
import { judgedMessage } from '../../src/presentation/moderation/emptied-message.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { ModerateHandler } from './invocation.ts';

/** A button under the log's question why a channel lost its reviews: each answer can be changed to the other. */
const answer = (purpose: Purpose): ModerateHandler<MessageComponentInteraction<'cached'>> => ({
  for: 'moderator',
  defer: 'update',
  async run({ guild, userId, services }, channelId = '', at = '') {
    const keys = lostTogether(guild, channelId, Number(at)).map(({ key }) => key);
    if (keys.length === 0) throw new UserError('stale-button');
    await guild.run(judgeLost(keys, purpose, userId, services.clock.now()));
    const judged = { channelId, at: Number(at), purpose, moderatorId: userId, reviews: keys.length };
    return { kind: 'update', message: judgedMessage(judged, services.guildText(guild.memory.id)) };
  },
});

/** "It was emptied" */
export const wasEmptied = answer('emptied');
/** "They were removed on purpose" */
export const wasOnPurpose = answer('on-purpose');
