import { isDeepStrictEqual } from 'node:util';
import { canEveryoneView } from '../../../src/discord/connection/missing-permissions.ts';
import { authorOf, isManager } from '../../../src/discord/interactions/acting-member.ts';
import { privately, type Reply } from '../../../src/discord/interactions/command.ts';
import { type ReviewRequest, writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { knownShow } from '../../../src/guilds/shows/resolve-show.ts';
import type { MessagePayload } from '../../../src/presentation/payload/payload.ts';
import {
  askChannelMessage,
  pickScoreMessage,
  unpostedMessage,
} from '../../../src/presentation/reviews/unposted-review-messages.ts';
import { cleanLine } from '../../../src/reviews/plain-text.ts';
import type { ReviewFields } from '../../../src/reviews/review.ts';
import type { NamedShow } from '../../../src/reviews/shows/show.ts';
import type { TakenPart } from '../../../src/reviews/submission/paste.ts';
import { MAX_HEADLINE } from '../../../src/reviews/submission/paste-headline.ts';
import { MAX_BODY, readSubmission } from '../../../src/reviews/submission/submission.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import type { Draft } from '../../../src/storage/entries/entries.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import type { ReviewInvocation } from '../invocation.ts';
import { deliveryReply } from './delivery-reply.ts';
import { checkMemberMayWrite } from './may-write.ts';

/**
 * Turns what a member submitted into a review and posts it, or keeps it as a draft and asks for what is missing: a score
 * or, from a manager, the review channel. Either is one commit. When the disk refuses, the member gets their text back.
 * @param instead the show id of an earlier draft with the same text, which this one takes the place of
 */
export async function postDraft(
  invocation: ReviewInvocation,
  draft: Draft,
  instead = draft.showId,
): Promise<Reply> {
  const { guild, userId, t, services } = invocation;
  const show = { id: draft.showId, title: draft.title, year: draft.year };
  try {
    const plan = await planOf(invocation, show, draft.typed).catch((error: unknown) => ({ error }));
    if ('request' in plan) {
      const request = { ...plan.request, draftsOf: [draft.showId, instead] };
      const written = await guild.run(writeReview(request)).catch((error: unknown) => ({ error }));
      if (!('error' in written)) return await deliveryReply(invocation, written, plan.taken);
      await services.drafts.save(guild, userId, draft, instead);
      throw written.error;
    }
    await services.drafts.save(guild, userId, draft, instead);
    if ('error' in plan) throw plan.error;
    return privately(plan.question);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    services.log.error({ err: error }, 'A review could not be stored');
    return privately(unpostedMessage({ show, reason: { kind: 'storage' }, fields: draft.typed, t }));
  }
}

/** The review to write, or the question that comes first. Rejects with UserError when the member may not write it. */
async function planOf(
  invocation: ReviewInvocation,
  show: NamedShow,
  typed: ReviewFields,
): Promise<
  | { readonly request: ReviewRequest; readonly taken: readonly TakenPart[] }
  | { readonly question: MessagePayload }
> {
  const { guild, userId, t, services, interaction } = invocation;
  const known = knownShow(guild.memory, show);
  checkMemberMayWrite(invocation, known?.id ?? show.id);
  const before = known && (await guild.store.reviews.get(guild.memory.reviewKey(known.id, userId)));
  // The same paste again is not an edit: the first answer was lost, or the draft was not removed.
  const isEdit = before !== undefined && !isDeepStrictEqual(before.pasted, typed);
  const submission = readSubmission(typed, { edit: isEdit });
  if (!submission.ok) {
    if (submission.reason === 'score') return { question: pickScoreMessage(show, cleanLine(typed.score), t) };
    throw new UserError('too-long', { headline: MAX_HEADLINE, body: MAX_BODY });
  }
  const place = before !== undefined ? {} : channelForNewReview(invocation);
  if (place === 'ask') return { question: askChannelMessage(show, t) };
  if (place === 'private') return { question: unpostedMessage({ show, reason: { kind: 'private' }, t }) };
  const { opinion, taken } = submission;
  const pasted = taken.length > 0 ? typed : undefined;
  const author = authorOf(interaction);
  const now = services.clock.now();
  return { request: { author, show, opinion, pasted, ...place, now }, taken };
}

/**
 * Where a new review is posted: the review channel. Without one, a manager is asked to choose it, and others post in
 * the current channel, unless only some members can see that.
 */
function channelForNewReview({
  guild,
  interaction,
}: ReviewInvocation): { readonly channelId?: string } | 'ask' | 'private' {
  const { channelId } = guild.memory.record;
  if (channelId !== undefined) return { channelId };
  if (isManager(interaction)) return 'ask';
  const here = interaction.channelId;
  return here !== null && canEveryoneView(interaction.client, here) ? { channelId: here } : 'private';
}
