import type { MessageComponentInteraction } from 'discord.js';
import { inPlace } from '../../../src/discord/interactions/command.ts';
import { moveUnpostedReview } from '../../../src/guilds/posting/delivery-state.ts';
import { addScore } from '../../../src/guilds/reviews/add-score.ts';
import { message } from '../../../src/presentation/payload/payload.ts';
import { askChannelMessage } from '../../../src/presentation/reviews/unposted-review-messages.ts';
import { ALL_SCORES, formatScore, parseScore } from '../../../src/reviews/score.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import type { Draft } from '../../../src/storage/entries/entries.ts';
import { applySettings } from '../../settings/apply-settings.ts';
import { actorOf } from '../actor.ts';
import type { ReviewHandler, ReviewInvocation } from '../invocation.ts';
import { deliveryReply } from './delivery-reply.ts';
import { postDraft } from './post-draft.ts';

/** The score picked for a review without one, or for a draft that an earlier version kept until it had a score. */
export const scorePicked: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  defer: 'update',
  async run(invocation, showId = '') {
    const { interaction, guild, userId, services } = invocation;
    const value = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : '';
    const picked = parseScore(value) ?? ALL_SCORES.find((score) => String(score) === value);
    if (picked === undefined) throw new UserError('stale-button');
    const show = guild.memory.show(showId);
    const review = guild.memory.review(showId, userId);
    // A draft beside a review without a score is another text, which nobody asks to post.
    const isReviews = review !== undefined && review.score === undefined;
    const draft = isReviews ? undefined : await findDraft(invocation, showId);
    if (draft !== undefined) {
      const typed = { ...draft.typed, score: formatScore(picked) };
      return inPlace(await postDraft(invocation, { ...draft, typed }, { seenAt: draft.savedAt }));
    }
    if (show === undefined) throw new UserError('review-not-found');
    const key = guild.memory.reviewKey(showId, userId);
    await guild.run(addScore(key, actorOf(invocation), picked, services.clock.now()));
    return inPlace(await deliveryReply(invocation, { show, outcome: 'scored' }));
  },
};

/** The channel picked for "Where should reviews go?" */
export const reviewChannelPicked: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'manager',
  defer: 'update',
  async run(invocation, showId = '') {
    const { interaction, t } = invocation;
    const channelId = interaction.isChannelSelectMenu() ? interaction.values[0] : undefined;
    if (channelId === undefined) throw new UserError('stale-button');
    const draft = await findDraft(invocation, showId);
    const { isRefused, lines, rows } = await applySettings(invocation, { channelId });
    const said = lines.join('\n');
    // The review is posted already: this pick only changes the setting.
    if (draft === undefined) return inPlace({ message: message({ content: said, components: [...rows] }) });
    if (isRefused) return inPlace({ message: askChannelMessage({ ...draft, id: showId }, t, said) });
    const posted = await postDraft(invocation, draft, { seenAt: draft.savedAt });
    const { content, components } = posted.message;
    return inPlace({
      ...posted,
      message: { ...posted.message, content: `${content}\n${said}`, components: [...components, ...rows] },
    });
  },
};

/** "Retry": stores a draft that could not be stored, or posts a stored review that could not be posted. */
export const retry: ReviewHandler<MessageComponentInteraction<'cached'>> = {
  for: 'opener',
  defer: 'update',
  async run(invocation, showId = '', instead = showId) {
    const { guild, userId, services } = invocation;
    const draft = await services.drafts.find(guild.memory.id, userId, showId);
    if (draft?.submitted)
      return inPlace(await postDraft(invocation, draft, { instead, seenAt: draft.savedAt }));
    const show = guild.memory.show(showId);
    if (show === undefined || guild.memory.review(showId, userId) === undefined)
      throw new UserError('draft-not-found');
    const { channelId } = guild.memory.record;
    if (channelId !== undefined)
      await guild.run(
        moveUnpostedReview(guild.memory.reviewKey(showId, userId), channelId, services.clock.now()),
      );
    return inPlace(await deliveryReply(invocation, { show, outcome: 'posted' }));
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
