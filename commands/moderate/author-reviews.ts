import type { ChatInputCommandInteraction, MessageComponentInteraction } from 'discord.js';
import { inPlace, privately } from '../../src/discord/interactions/command.ts';
import { hiddenReviewsBy } from '../../src/guilds/moderation/hidden-reviews.ts';
import { customId } from '../../src/presentation/payload/custom-id.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { page, type ReadingList } from '../review/read-reviews.ts';
import { panelOf } from './case-answers.ts';
import type { ModerateHandler, ModerateInvocation } from './invocation.ts';

type Pressed = ModerateHandler<MessageComponentInteraction<'cached'>>;

/** `/moderate member reviews`: all that one member wrote, each with a way to the moderators' buttons. */
export const authorReviews: ModerateHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'moderator',
  defer: 'private',
  run: async (invocation) =>
    privately(await pageOf(invocation, invocation.interaction.options.getUser('member', true).id)),
};

/** "Their reviews" under a case: the same. */
export const openAuthorReviews: Pressed = {
  for: 'moderator',
  defer: 'private',
  run: async (invocation, authorId = '') => privately(await pageOf(invocation, authorId)),
};

/** "Previous" and "Next" */
export const turnAuthorReviews: Pressed = {
  for: 'moderator',
  defer: 'update',
  run: async (invocation, authorId = '', position = '') =>
    inPlace({ message: await pageOf(invocation, authorId, Number(position)) }),
};

/** "Moderate": the panel of that review, which may have no message that leads to it. */
export const openCase: Pressed = {
  for: 'moderator',
  defer: 'private',
  run: async (invocation, showId = '', authorId = '') =>
    privately(await panelOf(invocation, { showId, authorId })),
};

const pageOf = async (invocation: ModerateInvocation, authorId: string, position = 1) =>
  page(invocation, await reviewsBy(invocation, authorId), position);

/** Hidden reviews first, which nobody else can read; then the others, latest first. */
async function reviewsBy({ guild }: ModerateInvocation, authorId: string): Promise<ReadingList> {
  const { memory } = guild;
  const order = await memory.writtenOrders.of(authorId);
  // Both get shorter when a review turns out not to parse.
  const hidden = () => hiddenReviewsBy(memory, authorId);
  const size = () => hidden().length + order.size;
  if (size() === 0) throw new UserError('no-review-of');
  return {
    isForModerators: true,
    order: {
      get size() {
        return size();
      },
    },
    at(position) {
      const keys = hidden();
      return memory.reviewByKey(keys[position - 1] ?? order.at(position - 1 - keys.length) ?? '');
    },
    turnTo: (position) => customId('their-reviews', authorId, position),
  };
}
