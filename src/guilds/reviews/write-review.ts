import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { Author, Opinion, Posting, Review, ReviewFields } from '../../reviews/review.ts';
import type { NamedShow, Show } from '../../reviews/shows/show.ts';
import { UserError } from '../../reviews/user-error.ts';
import { createId } from '../../storage/create-id.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { type Change, put, remove } from '../memory/change.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { knownShow } from '../shows/resolve-show.ts';
import { draftKey, draftTurn } from './drafts.ts';

export interface ReviewRequest {
  readonly author: Author;
  readonly show: NamedShow;
  readonly opinion: Opinion;
  /** The modal's fields before anything was taken from the pasted text; absent when nothing was taken. */
  readonly pasted?: ReviewFields | undefined;
  /** Where a new review is posted; absent for an edit, which stays in its channel. */
  readonly channelId?: string | undefined;
  /** The show ids of the drafts that it comes from, which it ends. */
  readonly draftsOf?: readonly string[] | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface WrittenReview {
  readonly review: Review;
  readonly show: Show;
  readonly edited: boolean;
  /** Whether this review added the show. */
  readonly added: boolean;
}

/**
 * Stores a new or edited review, with its show if that is new, and posts it; ends the draft that it comes from. Rejects
 * with UserError `review-not-found` when the review to edit has been deleted, and with `frozen` when moderators have
 * frozen it.
 */
export const writeReview = (request: ReviewRequest): Act<WrittenReview> => ({
  turns(guild) {
    const { show, isChanged } = findOrAddShow(guild, request);
    const key = guild.memory.reviewKey(show.id, request.author.id);
    return [key, ...draftKeys(guild, request).map(draftTurn), ...(isChanged ? ['shows'] : [])];
  },
  async decide(guild) {
    const { memory, store } = guild;
    const { show, added, isChanged } = findOrAddShow(guild, request);
    const key = memory.reviewKey(show.id, request.author.id);
    const before = await store.reviews.get(key);
    const { frozen, hidden } = memory.moderation(key);
    if (frozen !== undefined) throw new UserError('frozen');
    const review =
      before === undefined
        ? newReview(show, request, hidden !== undefined)
        : editedReview(before, request, memory.counts(key));
    const changes: Change[] = [put('reviews', key, review), ...(await requestPosting(guild, key, review))];
    if (isChanged) changes.push(put('shows', show.id, show));
    changes.push(...draftKeys(guild, request).map((draft) => remove('drafts', draft)));
    return { changes, answer: { review, show, edited: before !== undefined, added } };
  },
});

/** The keys of the drafts that it ends. */
const draftKeys = ({ memory }: GuildView, { author, draftsOf = [] }: ReviewRequest): string[] =>
  [...new Set(draftsOf)].map((showId) => draftKey(memory.id, author.id, showId));

/** The show, found again because another member may have added it meanwhile; new, or with its year, when it changed. */
function findOrAddShow(
  { memory }: GuildView,
  { show, author, now }: ReviewRequest,
): { readonly show: Show; readonly added: boolean; readonly isChanged: boolean } {
  const { id, title, year } = show;
  const known = knownShow(memory, show);
  if (known === undefined)
    return { show: { id, title, year, addedBy: author.id, addedAt: now }, added: true, isChanged: true };
  if (known.year !== undefined || year === undefined) return { show: known, added: false, isChanged: false };
  return { show: { ...known, year }, added: false, isChanged: true };
}

/** A review that moderators have hidden stays hidden when its author deletes it and writes it again. */
function newReview(
  show: Show,
  { author, opinion, pasted, channelId, now }: ReviewRequest,
  isHidden: boolean,
): Review {
  if (channelId === undefined) throw new UserError('review-not-found');
  const posting: Posting = isHidden
    ? { state: 'withheld', reason: 'deleted' }
    : { state: 'wanted', id: createId(), channelId };
  return { ...opinion, showId: show.id, author, writtenAt: now, earlierScores: [], pasted, posting };
}

/** An edit within this time of writing is not marked as one while the review has no votes, in milliseconds. */
const SILENT_EDIT_TIME = 60 * 60 * 1000;

/** The modal has no fields for aspects and progress, so an edit keeps them. */
function editedReview(
  before: Review,
  { author, opinion, pasted, now }: ReviewRequest,
  { helpful, notHelpful }: HelpfulCounts,
): Review {
  const { showId, writtenAt, posting, aspects, progress, score, earlierScores, imported } = before;
  // Others may have voted, or picked a show to watch, because of the earlier text or score.
  const shown = helpful + notHelpful > 0 || now - writtenAt >= SILENT_EDIT_TIME;
  const isTextNew = before.headline !== opinion.headline || before.body !== opinion.body;
  return {
    aspects,
    progress,
    ...opinion,
    showId,
    author,
    writtenAt,
    editedAt: now,
    textEditedAt: isTextNew && shown ? now : before.textEditedAt,
    earlierScores: score === opinion.score ? earlierScores : [...earlierScores, { score, until: now, shown }],
    pasted,
    imported,
    posting,
  };
}
