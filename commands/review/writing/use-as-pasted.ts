import type { MessageComponentInteraction } from 'discord.js';
import { authorOf } from '../../../src/discord/interactions/acting-member.ts';
import { inPlace } from '../../../src/discord/interactions/command.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { readSubmission } from '../../../src/reviews/submission/submission.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import { actorOf } from '../actor.ts';
import { findReview } from '../find-review.ts';
import type { ReviewHandler } from '../invocation.ts';
import { deliveryReply } from './delivery-reply.ts';

/** "Use my text as pasted": restores the pasted text, but no score, unless the review has been edited since. */
export const useAsPasted: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'author',
  defer: 'update',
  async run(invocation, showId = '') {
    const { interaction, guild, userId, services } = invocation;
    const { review, show } = await findReview(invocation, showId, userId);
    if (review.pasted === undefined) throw new UserError('not-pasted');
    const submission = readSubmission(review.pasted, { edit: true });
    if (!submission.ok) throw new UserError('not-pasted');
    const { score, spoilers } = review;
    // The restored text contains what the bot had read from it as aspects and progress.
    const opinion = { aspects: undefined, progress: undefined, ...submission.opinion, score, spoilers };
    const author = authorOf(interaction);
    const { hasWriterRole } = actorOf(invocation);
    const written = await guild.run(
      writeReview({ author, hasWriterRole, show, opinion, now: services.clock.now() }),
    );
    return inPlace(await deliveryReply(invocation, { ...written, outcome: 'as-pasted' }));
  },
};
