import { blockMember } from '../../src/guilds/moderation/block-member.ts';
import { isReviewAct, moderateReview } from '../../src/guilds/moderation/moderate-review.ts';
import { closeReports } from '../../src/guilds/moderation/reports.ts';
import { addNotice } from '../../src/guilds/notices/notices.ts';
import { deleteReview } from '../../src/guilds/reviews/delete-review.ts';
import { actSentence, type LoggedAct, logMessage } from '../../src/presentation/moderation/moderation-log.ts';
import type { ReviewAddress } from '../../src/presentation/moderation/moderation-panel.ts';
import { messageLink } from '../../src/presentation/payload/message-link.ts';
import type { ModeratorAct } from '../../src/reviews/moderation/moderation.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { formatTitle } from '../../src/reviews/shows/title.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { ModerateInvocation } from './invocation.ts';

/**
 * Carries out a moderator's decision about a review or its author, logs it and tells the author. Resolves to a sentence
 * for the moderator. Throws UserError `review-not-found` when the review does not exist. The handler that calls it has to
 * be for moderators.
 */
export async function actOnReview(
  invocation: ModerateInvocation,
  address: ReviewAddress,
  act: ModeratorAct,
  reason: string | undefined,
): Promise<string> {
  const { guild, userId, t, services } = invocation;
  const key = reviewKey(address.showId, address.authorId);
  const show = guild.memory.show(address.showId);
  const posting = guild.memory.reviewByKey(key)?.posting;
  if (show === undefined || posting === undefined) throw new UserError('review-not-found');
  const isDone = await applyAct(invocation, address, act, reason);
  if (!isDone) return t('moderate.unchanged');
  const isAboutMember = act === 'block' || act === 'unblock';
  if (!isAboutMember) await closeReports(guild, key, services.clock.now());
  const link =
    posting.state === 'posted' && act !== 'remove' ? messageLink(guild.memory.id, posting) : undefined;
  const logged: LoggedAct = {
    act,
    moderatorId: userId,
    memberId: address.authorId,
    show: isAboutMember ? undefined : show,
    reason,
    link: isAboutMember ? undefined : link,
  };
  await announce(invocation, logged);
  return actSentence(logged, t);
}

/** Reports an act in the log channel and stores a notice for the member. */
export async function announce({ guild, services }: ModerateInvocation, logged: LoggedAct): Promise<void> {
  const { act, moderatorId, memberId, show, reason } = logged;
  const { logChannelId, tellAuthors = true } = guild.memory.record;
  if (logChannelId !== undefined)
    services.staff.send(logChannelId, logMessage(logged, services.guildText(guild.memory.id)));
  if (!tellAuthors || memberId === moderatorId || act === 'keep') return;
  const title = show === undefined ? undefined : formatTitle(show);
  await addNotice(guild, memberId, { act, title, reason, at: services.clock.now() });
}

/** Resolves to false when nothing changed. */
async function applyAct(
  { guild, userId, services }: ModerateInvocation,
  { showId, authorId }: ReviewAddress,
  act: ModeratorAct,
  reason: string | undefined,
): Promise<boolean> {
  const key = reviewKey(showId, authorId);
  const decision = { by: userId, at: services.clock.now(), reason };
  if (isReviewAct(act)) {
    const result = await moderateReview(guild, key, act, decision);
    if (result === 'gone') throw new UserError('review-not-found');
    // If Discord refuses, the outbox retries.
    if (result === 'done') await services.outbox.deliver(guild, key);
    return result === 'done';
  }
  if (act === 'block' || act === 'unblock')
    return blockMember(guild, authorId, act === 'block' ? decision : undefined);
  if (act === 'remove') {
    const { deleted, removal } = await deleteReview(guild, key, { by: userId, now: services.clock.now() });
    if (!deleted) throw new UserError('review-not-found');
    if (removal !== undefined) await services.outbox.remove(removal);
    return true;
  }
  // "Keep" only closes the reports.
  return act === 'keep';
}
