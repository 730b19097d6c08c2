import type { MessageComponentInteraction } from 'discord.js';
import { privately } from '../../../src/discord/interactions/command.ts';
import { moveUnpostedReview } from '../../../src/guilds/posting/delivery-state.ts';
import { askChannelMessage } from '../../../src/presentation/reviews/unposted-review-messages.ts';
import { channelSetMessage } from '../../../src/presentation/settings/settings-messages.ts';
import { ALL_SCORES, formatScore } from '../../../src/reviews/score.ts';
import { fieldsOf } from '../../../src/reviews/submission/submission.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import type { Draft } from '../../../src/storage/entries/entries.ts';
import { changeReviewChannel } from '../../settings/change-review-channel.ts';
import type { ReviewHandler, ReviewInvocation } from '../invocation.ts';
import { deliveryReply } from './delivery-reply.ts';
import { postDraft } from './post-draft.ts';

/** The score picked to post a draft. Once the review is posted, picking again changes its score. */
export const scorePicked: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation, showId = '') {
    const { interaction } = invocation;
    const picked = ALL_SCORES.find(
      (score) => interaction.isStringSelectMenu() && interaction.values[0] === String(score),
    );
    if (picked === undefined) throw new UserError('stale-button');
    const draft = (await findDraft(invocation, showId)) ?? (await draftOfReview(invocation, showId));
    if (draft === undefined) throw new UserError('draft-not-found');
    const typed = { ...draft.typed, score: formatScore(picked) };
    return postDraft(invocation, { ...draft, typed }, { seenAt: draft.savedAt });
  },
};

/** The channel picked for "Where should reviews go?" */
export const reviewChannelPicked: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  defer: 'private',
  async run(invocation, showId = '') {
    const { interaction, t } = invocation;
    const channelId = interaction.isChannelSelectMenu() ? interaction.values[0] : undefined;
    if (channelId === undefined) throw new UserError('stale-button');
    const draft = await findDraft(invocation, showId);
    const state = await changeReviewChannel(invocation, channelId);
    // The review is posted already: this pick only changes the setting.
    if (draft === undefined) return privately(channelSetMessage(state, t));
    if (state.missing.length > 0) return privately(askChannelMessage({ ...draft, id: showId }, t, state));
    return postDraft(invocation, draft, { seenAt: draft.savedAt });
  },
};

/** "Retry": stores a draft that could not be stored, or posts a stored review that could not be posted. */
export const retry: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  defer: 'private',
  async run(invocation, showId = '') {
    const { guild, userId, services } = invocation;
    const draft = await services.drafts.find(guild.memory.id, userId, showId);
    if (draft?.submitted) return postDraft(invocation, draft, { seenAt: draft.savedAt });
    const show = guild.memory.show(showId);
    if (show === undefined || guild.memory.review(showId, userId) === undefined)
      throw new UserError('draft-not-found');
    const { channelId } = guild.memory.record;
    if (channelId !== undefined)
      await guild.run(
        moveUnpostedReview(guild.memory.reviewKey(showId, userId), channelId, services.clock.now()),
      );
    return deliveryReply(invocation, { show, edited: false });
  },
};

/** The member's submitted draft, if it is not posted yet. */
async function findDraft(
  { guild, userId, services }: ReviewInvocation,
  showId: string,
): Promise<Draft | undefined> {
  const draft = await services.drafts.find(guild.memory.id, userId, showId);
  return draft?.submitted ? draft : undefined;
}

/** The member's posted review as a draft of an edit. */
async function draftOfReview(
  { guild, userId, services }: ReviewInvocation,
  showId: string,
): Promise<Draft | undefined> {
  const show = guild.memory.show(showId);
  const review = await guild.store.reviews.get(guild.memory.reviewKey(showId, userId));
  if (show === undefined || review === undefined) return undefined;
  const { title, year } = show;
  return { showId, title, year, typed: fieldsOf(review), submitted: true, savedAt: services.clock.now() };
}
