import type { MessageComponentInteraction, ModalSubmitInteraction } from 'discord.js';
import { inPlace } from '../../src/discord/interactions/command.ts';
import { setDetails } from '../../src/guilds/reviews/set-details.ts';
import { customId } from '../../src/presentation/payload/custom-id.ts';
import { detailsModal } from '../../src/presentation/reviews/details-modal.ts';
import { withUnclearProgress } from '../../src/presentation/reviews/posted-review-messages.ts';
import { parseProgress } from '../../src/reviews/progress.ts';
import { ASPECTS, type Aspects } from '../../src/reviews/review.ts';
import { parseScore } from '../../src/reviews/score.ts';
import { actorOf, checkMayWrite } from './actor.ts';
import { findReview } from './find-review.ts';
import type { ReviewHandler } from './invocation.ts';
import { deliveryReply } from './writing/delivery-reply.ts';

/** "Add details" */
export const openDetails: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'author',
  defer: 'never',
  async run(invocation, showId = '') {
    const { review, show } = await findReview(invocation, showId, invocation.userId);
    await checkMayWrite(invocation, show);
    const modal = detailsModal({ customId: customId('details', show.id), show, review, t: invocation.t });
    return { kind: 'modal', modal };
  },
};

/** The submitted details. If the bot cannot read the progress, the old one stays, and the answer repeats the input. */
export const submitDetails: ReviewHandler<ModalSubmitInteraction<'cached'>> = {
  for: 'author',
  defer: 'update',
  async run(invocation, showId = '') {
    const { interaction, guild, userId, t, services } = invocation;
    const { review, show } = await findReview(invocation, showId, userId);
    const { fields } = interaction.fields;
    const typed = fields.has('progress') ? interaction.fields.getTextInputValue('progress') : '';
    const progress = parseProgress(typed);
    const details = {
      aspects: readAspects(interaction),
      progress: progress === 'unclear' ? review.progress : progress,
    };
    const key = guild.memory.reviewKey(showId, userId);
    await guild.run(setDetails(key, actorOf(invocation), details, services.clock.now()));
    const reply = inPlace(await deliveryReply(invocation, { show, outcome: 'updated' }));
    return progress === 'unclear'
      ? { ...reply, message: withUnclearProgress(reply.message, typed, t) }
      : reply;
  },
};

function readAspects({ fields }: ModalSubmitInteraction<'cached'>): Aspects | undefined {
  const given = ASPECTS.flatMap((aspect) => {
    const [value] = fields.fields.has(aspect) ? fields.getStringSelectValues(aspect) : [];
    const score = parseScore(value ?? '');
    return score === undefined ? [] : [[aspect, score] as const];
  });
  return given.length === 0 ? undefined : Object.fromEntries(given);
}
