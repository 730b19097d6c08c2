import { caseView } from '../../src/discord/moderation/case-view.ts';
import { type Act, type Companion, together } from '../../src/guilds/memory/act.ts';
import { blockMember } from '../../src/guilds/moderation/block-member.ts';
import { isReviewAct, moderateReview } from '../../src/guilds/moderation/moderate-review.ts';
import { closeReports, keepReported, whileWaiting } from '../../src/guilds/moderation/reports.ts';
import { tellMember } from '../../src/guilds/notices/private-messages.ts';
import { deleteReview } from '../../src/guilds/reviews/delete-review.ts';
import { doneSentence } from '../../src/presentation/moderation/done-sentence.ts';
import type { ReviewAddress } from '../../src/presentation/moderation/moderation-case.ts';
import { actSentence, type LoggedAct, logMessage } from '../../src/presentation/moderation/moderation-log.ts';
import type { Decision, ModeratorAct } from '../../src/reviews/moderation/moderation.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { formatTitle } from '../../src/reviews/shows/title.ts';
import { UserError } from '../../src/reviews/user-error.ts';
import { undefinedIfUnreadable } from '../../src/storage/storage-errors.ts';
import type { ModerateInvocation } from './invocation.ts';
import { sendToLog } from './log.ts';
import { checkBlock, checkUnblock } from './may-block.ts';

export interface Acted {
  /** What to tell the moderator. */
  readonly sentence: string;
  /** Whether they can undo it: it is theirs, and has changed something. */
  readonly isDone: boolean;
  /** When it was done, in milliseconds since the epoch. */
  readonly at: number;
  /** Yields another sentence when Discord does not show the decision. */
  readonly later: AsyncIterable<string>;
}

export interface ActOptions {
  readonly reason?: string | undefined;
  /** Whether it is only done while the review waits for a decision. */
  readonly whileWaits?: boolean;
}

/**
 * Carries out a moderator's decision about a review or its author, logs it and tells the author. Throws UserError
 * `review-not-found` when the review does not exist. The handler that calls it has to be for moderators.
 */
export async function actOnReview(
  invocation: ModerateInvocation,
  address: ReviewAddress,
  act: ModeratorAct,
  { reason, whileWaits = false }: ActOptions = {},
): Promise<Acted> {
  const { guild, userId, t, services } = invocation;
  const key = reviewKey(address.showId, address.authorId);
  const show = guild.memory.show(address.showId);
  const view = await caseView(guild, address);
  if (show === undefined || view === undefined) throw new UserError('review-not-found');
  if (act === 'block') await checkBlock(invocation, address.authorId);
  if (act === 'unblock') checkUnblock(invocation, address.authorId);
  const isAboutMember = act === 'block' || act === 'unblock';
  const logged: LoggedAct = {
    act,
    moderatorId: userId,
    memberId: address.authorId,
    show: isAboutMember ? undefined : show,
    reason,
    link: isAboutMember || act === 'remove' ? undefined : view.link,
  };
  const now = services.clock.now();
  const notice = noticeOf<boolean | 'decided'>(invocation, logged, (done) => done === true);
  const decision = decided(key, address.authorId, act, { by: userId, at: now, reason });
  const done = await guild.run(
    together<boolean | 'decided'>(whileWaits && !isAboutMember ? whileWaiting(key, decision) : decision, [
      // Also when the decision changes nothing: somebody has looked at them.
      ...(isAboutMember
        ? []
        : [
            {
              act: closeReports(key, now, { by: userId, act }),
              when: (answer: boolean | 'decided') => answer !== 'decided',
            },
          ]),
      ...notice,
    ]),
  );
  if (done !== true) {
    const sentence = await alreadySentence(invocation, address, act);
    return { sentence, isDone: false, at: now, later: nothing() };
  }
  logAct(invocation, logged);
  const sentence = doneSentence(act, view.author, notice.length > 0, t);
  return { sentence, isDone: true, at: now, later: ifNotShown(invocation, key, sentence) };
}

/** Says who has done that before, or what they have done instead. */
export async function alreadySentence(
  { guild, t }: ModerateInvocation,
  address: ReviewAddress,
  act: ModeratorAct,
): Promise<string> {
  const key = reviewKey(address.showId, address.authorId);
  const { settled } = (await guild.store.reports.get(key).catch(undefinedIfUnreadable)) ?? {};
  const { covered, hidden, frozen } = guild.memory.moderation(key);
  const inForce = {
    cover: covered,
    hide: hidden,
    freeze: frozen,
    block: guild.memory.blocked(address.authorId),
  };
  const by = act in inForce ? inForce[act as keyof typeof inForce]?.by : undefined;
  if (by !== undefined) return t('case.already', { moderator: `<@${by}>` });
  const taken = TAKES_BACK[act];
  const stays = taken && inForce[taken];
  const earlier = stays?.by === undefined ? settled : { act: taken ?? act, by: stays.by };
  const show = guild.memory.show(address.showId);
  if (earlier === undefined || show === undefined) return t('moderate.unchanged');
  const logged = { act: earlier.act, moderatorId: earlier.by, memberId: address.authorId, show };
  return t('case.decided', { decision: actSentence(logged, t) });
}

/** What these acts take back, unless somebody has decided it anew. */
const TAKES_BACK: { readonly [act in ModeratorAct]?: 'cover' | 'hide' | 'freeze' } = {
  uncover: 'cover',
  unhide: 'hide',
  'post-again': 'hide',
  unfreeze: 'freeze',
};

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
function decided(
  reviewKey: string,
  authorId: string,
  act: ModeratorAct,
  decision: Decision,
): Act<boolean | 'decided'> {
  if (isReviewAct(act)) return moderateReview(reviewKey, act, decision);
  if (act === 'block' || act === 'unblock')
    return blockMember(authorId, act === 'block' ? decision : undefined);
  if (act === 'remove') return deleteReview(reviewKey, { by: decision.by ?? '', now: decision.at });
  return keepReported(reviewKey);
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
  if (!tellAuthors || memberId === moderatorId || act === 'keep' || act === 'reopen') return [];
  const title = show === undefined ? undefined : formatTitle(show);
  const notice = { act, title, reason, link, at: services.clock.now() };
  return [{ act: tellMember(memberId, notice), when }];
}

/** Reports an act in the log channel, if there is one. */
export const logAct = (invocation: ModerateInvocation, logged: LoggedAct): void =>
  sendToLog(invocation, (t) => logMessage(logged, t));
