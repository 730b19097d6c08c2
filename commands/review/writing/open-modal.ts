import type { Reply } from '../../../src/discord/interactions/command.ts';
import { customId } from '../../../src/presentation/payload/custom-id.ts';
import { reviewModal } from '../../../src/presentation/reviews/review-modal.ts';
import type { Review, ReviewFields } from '../../../src/reviews/review.ts';
import { formatScore } from '../../../src/reviews/score.ts';
import type { NamedShow } from '../../../src/reviews/shows/show.ts';
import type { ReviewInvocation } from '../invocation.ts';
import { checkMemberMayWrite } from './may-write.ts';

/** The fields that the options of `/review write` fill in. */
export type Prefill = Partial<Pick<ReviewFields, 'score' | 'spoilers'>>;

const EMPTY: ReviewFields = { headline: '', body: '', score: '', spoilers: false };

/**
 * Opens the modal for a member's review of a show, filled with their submitted draft, else with their review. The
 * command's options override both. It first stores which show the modal is for, so that `submit` always finds it.
 */
export async function openReviewModal(
  invocation: ReviewInvocation,
  show: NamedShow,
  prefill: Prefill = {},
): Promise<Reply> {
  const { guild, userId, t, services } = invocation;
  const key = guild.memory.reviewKey(show.id, userId);
  checkMemberMayWrite(invocation, show.id);
  const draft = await services.drafts.find(guild.memory.id, userId, show.id);
  const isSubmitted = draft?.submitted === true;
  const review = isSubmitted ? undefined : await guild.store.reviews.get(key);
  const typed = { ...EMPTY, ...(isSubmitted ? draft.typed : review && fieldsOf(review)), ...prefill };
  await saveContext(invocation, show, typed, isSubmitted);
  return {
    kind: 'modal',
    modal: reviewModal({ customId: customId('review', show.id), show, fields: typed, t }),
  };
}

/** Saves the options for a show that the member may choose next. Leaves a submitted draft unchanged. */
export async function savePrefill(
  invocation: ReviewInvocation,
  show: NamedShow,
  prefill: Prefill,
): Promise<void> {
  const { guild, userId, services } = invocation;
  const draft = await services.drafts.find(guild.memory.id, userId, show.id);
  if (!draft?.submitted) await saveContext(invocation, show, { ...EMPTY, ...prefill }, false);
}

function saveContext(
  { guild, userId, services }: ReviewInvocation,
  { id: showId, title, year }: NamedShow,
  typed: ReviewFields,
  submitted: boolean,
): Promise<void> {
  return services.drafts.save(guild, userId, { showId, title, year, typed, submitted });
}

/** The modal's fields for a review. */
export const fieldsOf = ({ headline = '', body = '', score, spoilers }: Review): ReviewFields => ({
  headline,
  body,
  score: formatScore(score),
  spoilers,
});
