import type { ChatInputCommandInteraction } from 'discord.js';
import { findReviewedShow } from './find-review.ts';
import type { ReviewHandler } from './invocation.ts';
import { openReviewModal } from './writing/open-modal.ts';

/** `/review edit`: opens the modal with the review's text. */
export const edit: ReviewHandler<ChatInputCommandInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'never',
  run: async (invocation) =>
    openReviewModal(
      invocation,
      await findReviewedShow(invocation, invocation.interaction.options.getString('show', true)),
    ),
};
