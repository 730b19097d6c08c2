import type { ChatInputCommandInteraction } from 'discord.js';
import type { Handler } from '../../src/discord/interactions/command.ts';
import { findOwnShow } from './find-review.ts';
import { openReviewModal } from './writing/open-modal.ts';

/** `/review edit`: opens the modal with the review in it. */
export const edit: Handler<ChatInputCommandInteraction<'cached'>> = {
  defer: 'never',
  run: async (invocation) =>
    openReviewModal(
      invocation,
      findOwnShow(invocation, invocation.interaction.options.getString('show', true)),
    ),
};
