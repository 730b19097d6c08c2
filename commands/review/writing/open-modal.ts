import type { Reply } from '../../../src/discord/interactions/command.ts';
import { privateSource } from '../../../src/discord/interactions/source-message.ts';
import { customId } from '../../../src/presentation/payload/custom-id.ts';
import { reviewModal } from '../../../src/presentation/reviews/review-modal.ts';
import type { Prefill } from '../../../src/presentation/shows/choose-show-message.ts';
import type { ReviewFields } from '../../../src/reviews/review.ts';
import type { NamedShow } from '../../../src/reviews/shows/named-show.ts';
import { fieldsOf } from '../../../src/reviews/submission/submission.ts';
import { checkMayWrite } from '../actor.ts';
import type { ReviewInvocation } from '../invocation.ts';

/** A form that nobody has filled in yet. */
export const EMPTY: ReviewFields = { headline: '', body: '', score: '', spoilers: false };

/** Where the answer to the form goes: into a new message, or in the place of the private one that opened it. */
export type AnswerPlace = 'below' | 'here';

/**
 * Opens the modal for a member's review of a show, filled with their submitted draft, else with their review. The
 * command's options override both. It first stores which show the modal is for, so that `submit` always finds it.
 * @param place ignored for a message that others see
 */
export async function openReviewModal(
  invocation: ReviewInvocation,
  show: NamedShow,
  { prefill = {}, place = 'below' }: { readonly prefill?: Prefill; readonly place?: AnswerPlace } = {},
): Promise<Reply> {
  const { interaction, guild, userId, t, services } = invocation;
  const key = guild.memory.reviewKey(show.id, userId);
  const openedAt = services.clock.now();
  await checkMayWrite(invocation, show);
  const draft = await services.drafts.find(guild.memory.id, userId, show.id);
  const isSubmitted = draft?.submitted === true;
  const review = isSubmitted ? undefined : await guild.review(key);
  const typed = { ...EMPTY, ...(isSubmitted ? draft.typed : review && fieldsOf(review)), ...prefill };
  // A submitted draft knows its show already.
  if (!isSubmitted) await saveNamedShow(invocation, show, typed);
  // Filled with a draft, its author saw the review as it was when they submitted that.
  const seenAt = isSubmitted ? [draft.savedAt] : [];
  const isHere = place === 'here' && privateSource(interaction) !== undefined;
  const formId = customId(isHere ? 'review-here' : 'review', show.id, openedAt, ...seenAt);
  const isEdit = guild.memory.reviewByKey(key) !== undefined;
  return { kind: 'modal', modal: reviewModal({ customId: formId, show, isEdit, fields: typed, t }) };
}

/** Stores which show a form is for, unless a submitted draft says it. */
export async function saveNamedShow(
  { guild, userId, services }: ReviewInvocation,
  { id: showId, title, year, entry }: NamedShow,
  typed: ReviewFields = EMPTY,
): Promise<void> {
  await services.drafts.save(guild, userId, { showId, title, year, entry, typed, submitted: false });
}
