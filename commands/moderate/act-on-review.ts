import { type Act, type Companion, NOTHING, together } from '../../src/guilds/memory/act.ts';
import { blockMember } from '../../src/guilds/moderation/block-member.ts';
import { isReviewAct, moderateReview } from '../../src/guilds/moderation/moderate-review.ts';
import { closeReports } from '../../src/guilds/moderation/reports.ts';
import { tellMember } from '../../src/guilds/notices/private-messages.ts';
import { deleteReview } from '../../src/guilds/reviews/delete-review.ts';
import { actSentence, type LoggedAct, logMessage } from '../../src/presentation/moderation/moderation-log.ts';
import type { ReviewAddress } from '../../src/presentation/moderation/moderation-panel.ts';
import { messageLink } from '../../src/presentation/payload/message-link.ts';
import type { Decision, ModeratorAct } from '../../src/reviews/moderation/moderation.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { formatTitle } from '../../src/reviews/shows/title.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import type { ModerateInvocation } from './invocation.ts';

export interface Acted {
  readonly sentence: string;
  /** Yields another sentence when Discord does not show the decision. */
  readonly later: AsyncIterable<string>;
}

/**
 * Carries out a moderator's decision about a review or its author, logs it and tells the author. Resolves to what to tell
 * the moderator. Throws UserError `review-not-found` when the review does not exist. The handler that calls it has to
 * be for moderators.
 */
export async function actOnReview(
  invocation: ModerateInvocation,
  address: ReviewAddress,
  act: ModeratorAct,
  reason: string | undefined,
): Promise<Acted> {
  const { guild, userId, t, services } = invocation;
  const key = reviewKey(address.showId, address.authorId);
  const show = guild.memory.show(address.showId);
  const posting = guild.memory.reviewByKey(key)?.posting;
  if (show === undefined || posting === undefined) throw new UserError('review-not-found');
  const isAboutMember = act === 'block' || act === 'unblock';
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
  const now = services.clock.now();
  const isDone = await guild.run(
    together(decided(key, address.authorId, act, { by: userId, at: now, reason }), [
      // Also when the decision changes nothing: somebody has looked at them.
      ...(isAboutMember ? [] : [{ act: closeReports(key, now) }]),
      ...noticeOf<boolean>(invocation, logged, (isDone) => isDone),
    ]),
  );
  if (!isDone) return { sentence: t('moderate.unchanged'), later: nothing() };
  logAct(invocation, logged);
  const sentence = actSentence(logged, t);
  return { sentence, later: ifNotShown(invocation, key, sentence) };
}

async function* nothing(): AsyncGenerator<string> {}

/** Says it when Discord has not changed or removed the message, which the bot does later. */
async function* ifNotShown(
  { guild, t, services }: ModerateInvocation,
  reviewKey: string,
  sentence: string,
): AsyncGenerator<string> {
  if (!(await services.outbox.settledFor(guild, reviewKey))) yield `${sentence}\n${t('message.later')}`;
}

/** The use case behind a moderator's act; answers whether it changes anything. */
function decided(reviewKey: string, authorId: string, act: ModeratorAct, decision: Decision): Act<boolean> {
  if (isReviewAct(act)) return moderateReview(reviewKey, act, decision);
  if (act === 'block' || act === 'unblock')
    return blockMember(authorId, act === 'block' ? decision : undefined);
  if (act === 'remove') return deleteReview(reviewKey, { by: decision.by ?? '', now: decision.at });
  // "Keep" only closes the reports.
  return NOTHING;
}

/**
 * The notice for the member that an act is about, unless moderators' acts are not told; stored with the act.
 * @param when whether something was done, by the act's answer
 */
export function noticeOf<Answer>(
  { guild, services }: ModerateInvocation,
  { act, moderatorId, memberId, show, reason, link }: LoggedAct,
  when: (answer: Answer) => boolean,
): readonly Companion<Answer>[] {
  const { tellAuthors = true } = guild.memory.record;
  if (!tellAuthors || memberId === moderatorId || act === 'keep') return [];
  const title = show === undefined ? undefined : formatTitle(show);
  const notice = { act, title, reason, link, at: services.clock.now() };
  return [{ act: tellMember(memberId, notice), when }];
}

/** Reports an act in the log channel, if there is one. */
export function logAct({ guild, services }: ModerateInvocation, logged: LoggedAct): void {
  const { logChannelId } = guild.memory.record;
  if (logChannelId !== undefined)
    services.staff.send(logChannelId, logMessage(logged, services.guildText(guild.memory.id)));
}
