import type { MessageComponentInteraction } from 'discord.js';
import { inPlace } from '../../src/discord/interactions/command.ts';
import { repostReview } from '../../src/guilds/posting/repost-review.ts';
import { checkMay } from '../../src/guilds/reviews/rights.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { actorOf } from './actor.ts';
import { findReview } from './find-review.ts';
import type { ReviewHandler } from './invocation.ts';
import { deliveryReply } from './writing/delivery-reply.ts';

/** "Post it again", or "Post it": posts the member's review whose message was lost with its channel, or that was imported without one. */
export const postLost: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'author',
  defer: 'update',
  async run(invocation, showId = '') {
    const { guild, userId, services } = invocation;
    const { channelId } = guild.memory.record;
    if (channelId === undefined) throw new UserError('no-review-channel');
    const { show } = await findReview(invocation, showId, userId);
    const key = guild.memory.reviewKey(showId, userId);
    checkMay(guild, 'repost', actorOf(invocation), key);
    const facts = guild.memory.reviewByKey(key);
    const isUnposted = facts?.posting.state === 'withheld' && !guild.memory.isHidden(facts);
    if (isUnposted) await guild.run(repostReview(key, channelId, services.clock.now()));
    return inPlace(await deliveryReply(invocation, { show, outcome: 'posted' }));
  },
};
