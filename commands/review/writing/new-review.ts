import type { MessageComponentInteraction } from 'discord.js';
import { checkMay } from '../../../src/guilds/reviews/rights.ts';
import { customId } from '../../../src/presentation/payload/custom-id.ts';
import { reviewModal } from '../../../src/presentation/reviews/review-modal.ts';
import { createId } from '../../../src/storage/create-id.ts';
import { actorOf } from '../actor.ts';
import type { ReviewHandler } from '../invocation.ts';
import { EMPTY } from './open-modal.ts';

/** "Write a review" on a card: opens a form that asks for the show too, and that `submitFromMessage` takes. */
export const openNewReview: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'everybody',
  defer: 'never',
  async run(invocation) {
    const { guild, t } = invocation;
    checkMay(guild, 'begin', actorOf(invocation));
    const formId = customId('make-review', createId());
    return { kind: 'modal', modal: reviewModal({ customId: formId, fields: EMPTY, t }) };
  },
};
