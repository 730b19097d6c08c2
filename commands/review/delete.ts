import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { inPlace, privately } from '../../src/discord/interactions/command.ts';
import { allOf } from '../../src/guilds/memory/act.ts';
import { deleteReview } from '../../src/guilds/reviews/delete-review.ts';
import { deletedLately, restoreAll } from '../../src/guilds/reviews/restore-review.ts';
import type { MessagePayload } from '../../src/presentation/payload/payload.ts';
import { confirmDeleteMessage, deletedMessage } from '../../src/presentation/reviews/deletion-messages.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import type { Show } from '../../src/reviews/shows/show.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { findReview, findReviewedShow } from './find-review.ts';
import type { ReviewHandler, ReviewInvocation } from './invocation.ts';
import { deliveryReply } from './writing/delivery-reply.ts';

/** `/review delete`: asks for confirmation. */
export const deleteFromCommand: ReviewHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'private',
  run: async (invocation) => {
    const show = await findReviewedShow(invocation, invocation.interaction.options.getString('show', true));
    return privately(question(invocation, show));
  },
};

/** "Delete": asks for confirmation. */
export const deleteFromButton: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'author',
  defer: 'update',
  async run(invocation, showId = '') {
    const { show } = await findReview(invocation, showId, invocation.userId);
    return inPlace({ message: question(invocation, show) });
  },
};

const question = ({ guild, userId, t }: ReviewInvocation, show: Show): MessagePayload =>
  confirmDeleteMessage(show, guild.memory.reviewHistory(show.id, userId).length, t);

/** "Keep": says where the review is. */
export const keepReview: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'author',
  defer: 'update',
  async run(invocation, showId = '') {
    const { show } = await findReview(invocation, showId, invocation.userId);
    return inPlace(await deliveryReply(invocation, { show, outcome: 'posted' }));
  },
};

/** "Delete" once more: deletes the review, its votes and message, and the member's reviews of shows merged into this one. */
export const deleteConfirmed: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  defer: 'update',
  async run(invocation, showId = '') {
    const { guild, userId, t, services } = invocation;
    const keys = guild.memory.reviewHistory(showId, userId).map(({ key }) => key);
    const now = services.clock.now();
    try {
      const { show } = await findReview(invocation, showId, userId);
      await guild.run(allOf(keys.map((key) => deleteReview(key, { by: userId, now }))));
      const count = keys.length;
      return inPlace({
        message: deletedMessage(show, now, { count }, t),
        updates: ifNotRemoved(invocation, keys, deletedMessage(show, now, { count, isMessageLeft: true }, t)),
      });
    } catch (error) {
      const deleted = await deletedBefore(invocation, showId, error);
      if (deleted === undefined) throw error;
      return inPlace({ message: deleted });
    }
  },
};

/** A second press must not take Undo away. */
async function deletedBefore(
  { guild, userId, t, services }: ReviewInvocation,
  showId: string,
  error: unknown,
): Promise<MessagePayload | undefined> {
  if (!(error instanceof UserError) || error.code !== 'review-not-found') return undefined;
  const show = guild.memory.show(showId);
  if (show === undefined) return undefined;
  const keys = guild.memory.showIds(show.id).map((id) => reviewKey(id, userId));
  const deleted = await deletedLately(guild, keys, userId, services.clock.now());
  return deleted && deletedMessage(show, deleted.at, { count: deleted.count }, t);
}

/** "Undo": restores the review with its votes, and posts it again. */
export const undoDeletion: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  defer: 'update',
  async run(invocation, showId = '', deletedAt = '') {
    const { guild, userId, services } = invocation;
    const show = guild.memory.show(showId);
    if (show === undefined) throw new UserError('show-not-found');
    const keys = guild.memory.showIds(show.id).map((id) => reviewKey(id, userId));
    const now = services.clock.now();
    const undo = { by: userId, deletedAt: Number(deletedAt) || undefined, now };
    const restored = await guild.run(restoreAll(keys, undo));
    if (restored.includes('rewritten')) throw new UserError('rewritten');
    // A second press finds the review restored: it was written before it was deleted.
    const { writtenAt = Number.POSITIVE_INFINITY } = guild.memory.review(show.id, userId) ?? {};
    if (!restored.includes('restored') && writtenAt > Number(deletedAt)) throw new UserError('undo-expired');
    const count = guild.memory.reviewHistory(show.id, userId).length;
    return inPlace(await deliveryReply(invocation, { show, outcome: 'restored', count }));
  },
};

/** Says it when Discord has not removed a message, which the bot does later. */
async function* ifNotRemoved(
  { guild, services }: ReviewInvocation,
  keys: readonly string[],
  message: MessagePayload,
): AsyncGenerator<MessagePayload> {
  const settled = await Promise.all(keys.map((key) => services.outbox.settledFor(guild, key)));
  if (settled.includes(false)) yield message;
}
