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
  /** The fields as pasted, when something was taken from them. */
  readonly pasted?: ReviewFields | undefined;
  /** Where the review is posted when it is new; absent for an edit, which stays where it is. */
  readonly channelId?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface WrittenReview {
  readonly review: Review;
  readonly show: Show;
  /** False when this is the member's first review of the show. */
  readonly edited: boolean;
  /** Whether the show's year became known, which every review of it shows. */
  readonly retitled: boolean;
  /** Whether nobody had reviewed the show before: it is new here. */
  readonly added: boolean;
}

/**
 * Stores a member's review of a show, new or edited, and what has to be done at Discord about it. Resolves when both
 * are on disk and in memory; rejects, with nothing acknowledged, when the disk refuses, and with UserError
 * `review-not-found` when the review that was to be edited has been deleted, `frozen` when moderators have frozen it.
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
    // Before the review itself: reactions elsewhere are ignored.
    if (review.posting.state !== 'withheld') await addReviewChannel(guild, review.posting.channelId);
    await requestPosting(guild, key, review);
    await guild.store.reviews.set(key, review);
    guild.memory.putReview(review);
    return { review, show, edited: before !== undefined, retitled, added };
  });
}

/** The show under which the review is kept: another member may have added the same one a moment ago. */
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

/** What moderators have hidden stays so when it is deleted and written anew: it is stored, and not posted. */
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

/** For this long after it was written nobody is told that a review without votes was changed, in milliseconds. */
const SILENT_EDIT_TIME = 60 * 60 * 1000;

/** Aspects and progress are no part of the modal, so an edit keeps them. */
function editedReview(
  before: Review,
  { author, opinion, pasted, now }: ReviewRequest,
  { helpful, notHelpful }: HelpfulCounts,
): Review {
  const { showId, writtenAt, posting, aspects, progress, score, earlierScores } = before;
  // Somebody may have voted, or watched a show, by what stood there.
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
