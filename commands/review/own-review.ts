import type { BaseInteraction, MessageComponentInteraction } from 'discord.js';
import { type Handler, type Invocation, privately } from '../../src/discord/command.ts';
import { deleteReview } from '../../src/guilds/delete-review.ts';
import { writeReview } from '../../src/guilds/write-review.ts';
import { confirmDeleteMessage, deletedMessage } from '../../src/presentation/answers/posted.ts';
import { message } from '../../src/presentation/payload.ts';
import { spoilerEmbeds } from '../../src/presentation/review-embed.ts';
import type { Review } from '../../src/reviews/review.ts';
import type { Show } from '../../src/reviews/show.ts';
import { readSubmission } from '../../src/reviews/submission.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { authorOf } from '../member.ts';
import { deliveryReply } from './delivery-reply.ts';

/** "Delete": asks once. */
export const askDelete: Handler<MessageComponentInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation, showId = '') {
    const { show } = await findReview(invocation, showId, invocation.userId);
    return privately(confirmDeleteMessage(show, invocation.t));
  },
};

/** "Delete it": the review, its votes and its message go. */
export const confirmDelete: Handler<MessageComponentInteraction<'cached'>> = {
  defer: 'update',
  async run(invocation, showId = '') {
    const { guild, userId, t, services } = invocation;
    const { show } = await findReview(invocation, showId, userId);
    const removal = await deleteReview(guild, guild.memory.reviewKey(showId, userId));
    if (removal !== undefined) await services.outbox.remove(removal);
    return { kind: 'update', message: deletedMessage(show, t) };
  },
};

/** "Use my text as pasted": undoes what was taken from a paste, as long as the review was not edited since. */
export const useAsPasted: Handler<MessageComponentInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation, showId = '') {
    const { interaction, guild, userId, services } = invocation;
    const { review, show } = await findReview(invocation, showId, userId);
    if (review.pasted === undefined) throw new UserError('not-pasted');
    const submission = readSubmission(review.pasted, { edit: true });
    if (!submission.ok && submission.reason !== 'score') throw new UserError('not-pasted');
    const { score, spoilers } = review;
    // What the page header told is in the text again.
    const opinion = { aspects: undefined, progress: undefined, ...submission.opinion, score, spoilers };
    const author = authorOf(interaction);
    const written = await writeReview(guild, { author, show, opinion, now: services.now() });
    return deliveryReply(invocation, written);
  },
};

/** "Read with spoilers": the whole text, for the one who asks. */
export const readSpoilers: Handler<MessageComponentInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation, showId = '', authorId = '') {
    const { review, show } = await findReview(invocation, showId, authorId);
    return privately(message({ embeds: spoilerEmbeds(review, show, invocation.t) }));
  },
};

async function findReview(
  { guild }: Invocation<BaseInteraction<'cached'>>,
  showId: string,
  authorId: string,
): Promise<{ readonly review: Review; readonly show: Show }> {
  const review = await guild.store.reviews.get(guild.memory.reviewKey(showId, authorId));
  const show = guild.memory.show(showId);
  if (review === undefined || show === undefined) throw new UserError('review-not-found');
  return { review, show };
}
