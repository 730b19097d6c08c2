import type { HelpfulCounts } from '../../reviews/counting/votes.ts';
import type { Author, Opinion, Posting, Review, ReviewFields } from '../../reviews/review.ts';
import type { NamedShow, Show } from '../../reviews/shows/show.ts';
import { UserError } from '../../reviews/user-error.ts';
import { createId } from '../../storage/create-id.ts';
import type { OpenGuild } from '../memory/guild-directory.ts';
import { requestPosting } from '../posting/outbox-requests.ts';
import { addReviewChannel } from '../settings/guild-settings.ts';
import { putShow } from '../shows/change-show.ts';
import { knownShow } from '../shows/resolve-show.ts';

export interface ReviewRequest {
  readonly author: Author;
  readonly show: NamedShow;
  readonly opinion: Opinion;
  /** The modal's fields before anything was taken from the pasted text; absent when nothing was taken. */
  readonly pasted?: ReviewFields | undefined;
  /** Where a new review is posted; absent for an edit, which stays in its channel. */
  readonly channelId?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface WrittenReview {
  readonly review: Review;
  readonly show: Show;
  readonly edited: boolean;
  /** Whether this review added the show's year, which every review of the show displays. */
  readonly retitled: boolean;
  /** Whether this review added the show. */
  readonly added: boolean;
}

/**
 * Stores a new or edited review and the request to post it. Resolves once both are on disk and in memory. Rejects with
 * a storage error when the disk refuses, with UserError `review-not-found` when the review to edit has been deleted,
 * and with `frozen` when moderators have frozen it.
 */
export async function writeReview(guild: OpenGuild, request: ReviewRequest): Promise<WrittenReview> {
  const { show, retitled, added } = await guild.queue.run('shows', () => findOrAddShow(guild, request));
  const key = guild.memory.reviewKey(show.id, request.author.id);
  return guild.queue.run(key, async () => {
    const before = await guild.store.reviews.get(key);
    const { frozen, hidden } = guild.memory.moderation(key);
    if (frozen !== undefined) throw new UserError('frozen');
    const review =
      before === undefined
        ? newReview(show, request, hidden !== undefined)
        : editedReview(before, request, guild.memory.counts(key));
    // Before the review itself, because reactions in other channels are ignored.
    if (review.posting.state !== 'withheld') await addReviewChannel(guild, review.posting.channelId);
    await requestPosting(guild, key, review);
    await guild.store.reviews.set(key, review);
    guild.memory.putReview(review);
    return { review, show, edited: before !== undefined, retitled, added };
  });
}

/** Finds the show again, because another member may have added it meanwhile, or adds it. */
async function findOrAddShow(
  guild: OpenGuild,
  { show, author, now }: ReviewRequest,
): Promise<Pick<WrittenReview, 'show' | 'retitled' | 'added'>> {
  const { id, title, year } = show;
  const known = knownShow(guild.memory, show);
  if (known === undefined) {
    const added = await putShow(guild, { id, title, year, addedBy: author.id, addedAt: now });
    return { show: added, retitled: false, added: true };
  }
  if (known.year !== undefined || year === undefined) return { show: known, retitled: false, added: false };
  return { show: await putShow(guild, { ...known, year }), retitled: true, added: false };
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
  const { showId, writtenAt, posting, aspects, progress, score, earlierScores } = before;
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
    posting,
  };
}
