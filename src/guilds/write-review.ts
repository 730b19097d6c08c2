import type { Author, Opinion, Review, Typed } from '../reviews/review.ts';
import type { NamedShow, Show } from '../reviews/show.ts';
import { UserError } from '../reviews/user-error.ts';
import { knownShow } from './choose-show.ts';
import { createId } from './create-id.ts';
import type { OpenGuild } from './guild-directory.ts';
import { askForPosting } from './outbox-requests.ts';
import { noteReviewChannel } from './review-channels.ts';

export interface ReviewRequest {
  readonly author: Author;
  readonly show: NamedShow;
  readonly opinion: Opinion;
  /** The fields as pasted, when something was taken from them. */
  readonly pasted?: Typed | undefined;
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
}

/**
 * Stores a member's review of a show, new or edited, and what has to be done at Discord about it. Resolves when both
 * are on disk and in memory; rejects, with nothing acknowledged, when the disk refuses, and with UserError
 * `review-not-found` when the review that was to be edited has been deleted.
 */
export async function writeReview(guild: OpenGuild, request: ReviewRequest): Promise<WrittenReview> {
  const { show, retitled } = await guild.queue.run('shows', () => keepShow(guild, request));
  const key = guild.memory.reviewKey(show.id, request.author.id);
  return guild.queue.run(key, async () => {
    const before = await guild.store.reviews.get(key);
    const review = before === undefined ? newReview(show, request) : editedReview(before, request);
    // Before the review itself: reactions elsewhere are ignored.
    if (review.posting.state !== 'withheld') await noteReviewChannel(guild, review.posting.channelId);
    await askForPosting(guild, key, review);
    await guild.store.reviews.set(key, review);
    guild.memory.putReview(review);
    return { review, show, edited: before !== undefined, retitled };
  });
}

/** The show under which the review is kept: another member may have added the same one a moment ago. */
async function keepShow(
  guild: OpenGuild,
  { show, author, now }: ReviewRequest,
): Promise<{ readonly show: Show; readonly retitled: boolean }> {
  const { id, title, year } = show;
  const known = knownShow(guild.memory, show);
  if (known === undefined) {
    return {
      show: await putShow(guild, { id, title, year, addedBy: author.id, addedAt: now }),
      retitled: false,
    };
  }
  if (known.year !== undefined || year === undefined) return { show: known, retitled: false };
  return { show: await putShow(guild, { ...known, year }), retitled: true };
}

async function putShow(guild: OpenGuild, show: Show): Promise<Show> {
  await guild.store.shows.set(show.id, show);
  guild.memory.putShow(show);
  return show;
}

function newReview(show: Show, { author, opinion, pasted, channelId, now }: ReviewRequest): Review {
  if (channelId === undefined) throw new UserError('review-not-found');
  const posting = { state: 'wanted', id: createId(), channelId } as const;
  return { ...opinion, showId: show.id, author, writtenAt: now, earlierScores: [], pasted, posting };
}

/** Aspects and progress are no part of the modal, so an edit keeps them. */
function editedReview(before: Review, { author, opinion, pasted, now }: ReviewRequest): Review {
  const { showId, writtenAt, posting, aspects, progress, score, earlierScores } = before;
  return {
    aspects,
    progress,
    ...opinion,
    showId,
    author,
    writtenAt,
    editedAt: now,
    earlierScores: score === opinion.score ? earlierScores : [...earlierScores, { score, until: now }],
    pasted,
    posting,
  };
}
