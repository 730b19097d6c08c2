import { isDeepStrictEqual } from 'node:util';
import { canEveryoneView } from '../../../src/discord/connection/missing-permissions.ts';
import { authorOf, isManager } from '../../../src/discord/interactions/acting-member.ts';
import { privately, type Reply } from '../../../src/discord/interactions/command.ts';
import { writeReview } from '../../../src/guilds/reviews/write-review.ts';
import { knownShow } from '../../../src/guilds/shows/resolve-show.ts';
import {
  askChannelMessage,
  pickScoreMessage,
  unpostedMessage,
} from '../../../src/presentation/reviews/unposted-review-messages.ts';
import { cleanLine } from '../../../src/reviews/plain-text.ts';
import { MAX_HEADLINE } from '../../../src/reviews/submission/paste-headline.ts';
import { MAX_BODY, readSubmission } from '../../../src/reviews/submission/submission.ts';
import { UserError } from '../../../src/reviews/user-error.ts';
import type { Draft } from '../../../src/storage/entries/entries.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import type { ReviewInvocation } from '../invocation.ts';
import { deliveryReply } from './delivery-reply.ts';
import { checkMemberMayWrite } from './may-write.ts';

/**
 * Turns a submitted draft into a review and posts it, or asks for what is missing: a score or, from a manager, the
 * review channel. The draft stays until the review is stored; when the disk refuses, the member gets their text back.
 */
export async function postDraft(invocation: ReviewInvocation, draft: Draft): Promise<Reply> {
  const { guild, userId, t, services, interaction } = invocation;
  const { typed } = draft;
  const show = { id: draft.showId, title: draft.title, year: draft.year };
  const known = knownShow(guild.memory, show);
  checkMemberMayWrite(invocation, known?.id ?? show.id);
  const before = known && (await guild.store.reviews.get(guild.memory.reviewKey(known.id, userId)));
  // The same paste again is not an edit: the first answer was lost, or the draft was not removed.
  const isEdit = before !== undefined && !isDeepStrictEqual(before.pasted, typed);
  const submission = readSubmission(typed, { edit: isEdit });
  if (!submission.ok) {
    if (submission.reason === 'score') return privately(pickScoreMessage(show, cleanLine(typed.score), t));
    throw new UserError('too-long', { headline: MAX_HEADLINE, body: MAX_BODY });
  }
  const place = before !== undefined ? {} : channelForNewReview(invocation);
  if (place === 'ask') return privately(askChannelMessage(show, t));
  if (place === 'private') return privately(unpostedMessage({ show, reason: { kind: 'private' }, t }));
  const { opinion, taken } = submission;
  try {
    const written = await writeReview(guild, {
      author: authorOf(interaction),
      show,
      opinion,
      pasted: taken.length > 0 ? typed : undefined,
      ...place,
      now: services.clock.now(),
    });
    // If the draft stays, the member is only offered it once more.
    await services.drafts
      .remove(guild.memory.id, userId, show.id)
      .catch((err: unknown) => services.log.error({ err }, 'A draft could not be removed'));
    if (written.retitled) services.display.markShowOutdated(guild, written.show.id);
    return await deliveryReply(invocation, written, taken);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    services.log.error({ err: error }, 'A review could not be stored or posted');
    return privately(unpostedMessage({ show, reason: { kind: 'storage' }, fields: typed, t }));
  }
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
