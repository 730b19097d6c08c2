import type { MessageComponentInteraction } from 'discord.js';
import { inPlace, type UpdateReply } from '../../../src/discord/interactions/command.ts';
import { moveReview } from '../../../src/guilds/reviews/move-review.ts';
import { errorMessage } from '../../../src/presentation/error-message.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { actorOf } from '../actor.ts';
import { findReview } from '../find-review.ts';
import type { ReviewHandler, ReviewInvocation } from '../invocation.ts';
import { deliveryReply } from './delivery-reply.ts';

/**
 * "Yes, move it": merges the show that the member just added into the one they meant, if nobody else reviewed it. Asks again when
 * they have reviewed that one as well, and the question did not say so.
 */
export const moveShow: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'author',
  defer: 'update',
  async run(invocation, fromId = '', intoId = '', knowsOwn = '') {
    const { guild } = invocation;
    try {
      const from = await guild.run(moveReview(fromId, intoId, actorOf(invocation), knowsOwn !== ''));
      if (from === undefined) {
        const { show } = await findReview(invocation, fromId, invocation.userId);
        return inPlace(await deliveryReply(invocation, { show, outcome: 'posted', added: true }));
      }
      const show = guild.memory.show(intoId) ?? from;
      return inPlace(await deliveryReply(invocation, { show, outcome: 'moved' }));
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'not-movable') throw error;
      return notMoved(invocation, fromId, error);
    }
  },
};

/** Says why, and where the review is; the button is gone. */
async function notMoved(invocation: ReviewInvocation, showId: string, why: UserError): Promise<UpdateReply> {
  const { show } = await findReview(invocation, showId, invocation.userId);
  const { message, ...reply } = await deliveryReply(invocation, { show, outcome: 'posted' });
  const content = `${errorMessage(invocation.t, why).content}\n${message.content}`;
  return inPlace({ ...reply, message: { ...message, content } });
}
