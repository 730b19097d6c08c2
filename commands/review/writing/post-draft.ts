import { isDeepStrictEqual } from 'node:util';
import { canEveryoneView } from '../../../src/discord/connection/missing-permissions.ts';
import { authorOf, isManager } from '../../../src/discord/interactions/acting-member.ts';
import { type MessageReply, privately } from '../../../src/discord/interactions/command.ts';
import { DraftNotStoredError, MOST_DRAFTS, type SaveOptions } from '../../../src/guilds/reviews/drafts.ts';
import { type ReviewRequest, writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { knownShow } from '../../../src/guilds/shows/resolve-show.ts';
import { errorMessage } from '../../../src/presentation/error-message.ts';
import type { MessagePayload } from '../../../src/presentation/payload/payload.ts';
import {
  askChannelMessage,
  textEmbeds,
  unpostedMessage,
} from '../../../src/presentation/reviews/unposted-review-messages.ts';
import { MAX_BODY, MAX_HEADLINE, type ReviewFields } from '../../../src/reviews/review.ts';
import type { NamedShow } from '../../../src/reviews/shows/named-show.ts';
import { isEmpty, readSubmission } from '../../../src/reviews/submission/submission.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import type { Draft } from '../../../src/storage/entries/entries.ts';
import { StorageError, UncertainError } from '../../../src/storage/storage-errors.ts';
import { actorOf, checkMayWrite } from '../actor.ts';
import type { ReviewInvocation } from '../invocation.ts';
import { deliveryReply, type Stored } from './delivery-reply.ts';
import { uncertainReply } from './uncertain-reply.ts';

export interface Submitted extends Omit<SaveOptions, 'until'> {
  /** When the member saw what there was; absent: they know all there is. See `ReviewRequest`. */
  readonly seenAt?: number | undefined;
  /** The drafts that were there at this time are what this one comes from; absent: `seenAt`. */
  readonly draftsUntil?: number | undefined;
}

/**
 * Turns what a member submitted into a review and posts it, or keeps it as a draft and asks a manager for the review channel.
 * Either is one commit. What cannot be kept, the member gets back.
 */
export async function postDraft(
  invocation: ReviewInvocation,
  draft: Draft,
  { instead = draft.showId, seenAt, draftsUntil = seenAt }: Submitted = {},
): Promise<MessageReply<MessagePayload>> {
  const { guild, userId, services } = invocation;
  const { showId: id, title, year, entry } = draft;
  const show = { id, title, year, entry };
  const failed = (error: unknown) => ({ error });
  const plan = await planOf(invocation, show, draft.typed).catch(failed);
  if ('request' in plan) {
    const request = {
      ...plan.request,
      typed: draft.typed,
      hasRoom: services.drafts.list(guild.memory.id, userId).length < MOST_DRAFTS,
      draftsOf: [draft.showId, instead],
      seenAt,
      draftsUntil,
    };
    const written = await guild.run(writeReview(request)).catch(failed);
    if (!('error' in written)) {
      services.drafts.posted(guild.memory.id, userId, [draft.showId, instead], draft.typed);
      const outcome = written.edited ? 'updated' : 'posted';
      return deliveryReply(invocation, { ...written, ...plan.told, outcome });
    }
    if (written.error instanceof UncertainError) {
      services.log.error({ err: written.error }, 'It is not known yet whether a review is stored');
      return uncertainReply(invocation, draft, instead, written.error);
    }
    return keptReply(invocation, draft, { instead, until: draftsUntil }, () => {
      throw written.error;
    });
  }
  return keptReply(invocation, draft, { instead, until: draftsUntil }, (id) => {
    if ('error' in plan) throw plan.error;
    return plan.question({ ...show, id });
  });
}

/**
 * The answer to a text that is kept as a draft instead of posted. What cannot be kept, the member gets back. Rejects with
 * UserError when there is nothing to keep.
 */
export async function keptReply(
  { guild, userId, t, services }: ReviewInvocation,
  draft: Draft,
  options: SaveOptions,
  messageOf: (draftId: string) => MessagePayload,
): Promise<MessageReply<MessagePayload>> {
  const { showId: id, title, year, typed } = draft;
  if (isEmpty(typed)) {
    // When it throws, that says why nothing is posted.
    messageOf(id);
    throw new UserError('nothing-written');
  }
  let kept: string | undefined;
  try {
    kept = await services.drafts.save(guild, userId, draft, options);
    return privately(messageOf(kept));
  } catch (error) {
    if (error instanceof StorageError) {
      services.log.error({ err: error }, 'A text could not be stored');
      const show = { id: error instanceof DraftNotStoredError ? error.draftId : (kept ?? id), title, year };
      return privately(
        unpostedMessage({ show, reason: 'storage', instead: options.instead ?? id, fields: typed, t }),
      );
    }
    if (!(error instanceof UserError)) throw error;
    const refused = errorMessage(t, error);
    if (kept === undefined) return privately({ ...refused, embeds: textEmbeds(typed) });
    const isRefused = error.code === 'blocked' || error.code === 'writer-role' || error.code === 'frozen';
    const told = t(isRefused ? 'draft.kept.refused' : 'draft.kept');
    return privately({ ...refused, content: `${refused.content}\n${told}` });
  }
}

/** The review to write, or the question that comes first. Rejects with UserError when the member may not write it. */
async function planOf(
  invocation: ReviewInvocation,
  show: NamedShow,
  typed: ReviewFields,
): Promise<
  | { readonly request: ReviewRequest; readonly told: Pick<Stored, 'taken' | 'unclearScore'> }
  | { readonly question: (kept: NamedShow) => MessagePayload }
> {
  const { guild, userId, t, services, interaction } = invocation;
  const known = knownShow(guild.memory, show);
  await checkMayWrite(invocation, show);
  const before = known && (await guild.review(guild.memory.reviewKey(known.id, userId)));
  // The same paste again is not an edit: the first answer was lost, or the draft was not removed.
  const isEdit = before !== undefined && !isDeepStrictEqual(before.pasted, typed);
  const submission = readSubmission(typed, { edit: isEdit });
  if (!submission.ok) {
    if (submission.reason === 'empty') throw new UserError('nothing-written');
    throw new UserError('too-long', { headline: MAX_HEADLINE, body: MAX_BODY });
  }
  const place = before !== undefined ? {} : channelForNewReview(invocation);
  if (place === 'ask') return { question: (kept) => askChannelMessage(kept, t) };
  if (place === 'private')
    return { question: (kept) => unpostedMessage({ show: kept, reason: 'private', t }) };
  const { opinion, taken } = submission;
  const pasted = taken.length > 0 ? typed : undefined;
  const author = authorOf(interaction);
  const now = services.clock.now();
  const { hasWriterRole } = actorOf(invocation);
  const request = { author, hasWriterRole, show, opinion, pasted, ...place, now };
  return { request, told: { taken, unclearScore: submission.unclearScore } };
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
