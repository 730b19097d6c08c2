import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { privately } from '../../src/discord/interactions/command.ts';
import { allOf } from '../../src/guilds/memory/act.ts';
import { deleteReview } from '../../src/guilds/reviews/delete-review.ts';
import { type Restoration, restoreReview } from '../../src/guilds/reviews/restore-review.ts';
import {
  confirmDeleteMessage,
  deletedMessage,
} from '../../src/presentation/reviews/posted-review-messages.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { findReview, findReviewedShow } from './find-review.ts';
import type { ReviewHandler, ReviewInvocation } from './invocation.ts';
import { deliveryReply } from './writing/delivery-reply.ts';

/** `/review delete`: asks for confirmation. */
export const deleteFromCommand: ReviewHandler<ChatInputCommandInteraction<'cached'>> = {
  defer: 'private',
  run: async (invocation) => {
    const show = findReviewedShow(invocation, invocation.interaction.options.getString('show', true));
    return privately(confirmDeleteMessage(show, invocation.t));
  },
};

/** "Delete": asks for confirmation. */
export const deleteFromButton: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation, showId = '') {
    const { show } = await findReview(invocation, showId, invocation.userId);
    return privately(confirmDeleteMessage(show, invocation.t));
  },
};

/** "Delete it": deletes the review, its votes and message, and the member's reviews of shows merged into this one. */
export const deleteConfirmed: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  defer: 'update',
  async run(invocation, showId = '') {
    const { guild, userId, t, services } = invocation;
    const { show } = await findReview(invocation, showId, userId);
    const keys = guild.memory.reviewHistory(showId, userId).map(({ key }) => key);
    const deletions = keys.map((key) => deleteReview(key, { by: userId, now: services.clock.now() }));
    await guild.run(allOf(deletions));
    await Promise.all(keys.map((key) => services.outbox.settledFor(guild, key)));
    return { kind: 'update', message: deletedMessage(show, t) };
  },
};

/** "Undo": restores the review with its votes, and posts it again. */
export const undoDeletion: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation, showId = '') {
    const { guild } = invocation;
    const show = guild.memory.show(showId);
    if (show === undefined) throw new UserError('show-not-found');
    const restored = await restoreAll(invocation, show.id);
    if (restored.includes('rewritten')) throw new UserError('rewritten');
    if (!restored.includes('restored')) throw new UserError('undo-expired');
    return deliveryReply(invocation, { show, edited: false });
  },
};

function restoreAll({ guild, userId, services }: ReviewInvocation, showId: string): Promise<Restoration[]> {
  const deletion = { by: userId, now: services.clock.now() };
  const keys = guild.memory.showIds(showId).map((id) => reviewKey(id, userId));
  return guild.run(allOf(keys.map((key) => restoreReview(key, deletion))));
}
