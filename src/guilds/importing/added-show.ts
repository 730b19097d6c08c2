import { partsOfKey } from '../../reviews/review.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { GuildView } from '../memory/act.ts';
import { type Change, remove } from '../memory/change.ts';
import { removedReviewKey } from '../reviews/delete-review.ts';

/**
 * The changes that remove a show with the last review of whoever imported it; none when somebody else has reviewed it, or moderators
 * have decided about it, or anything is kept that needs it. A draft needs nothing: posting it adds the show again. Others name the show
 * in the turn 'shows', and its member in their own: hold both.
 * @param reviewKey of the member's review of it, which may be gone
 * @param gone the keys of reviews that go together with it
 */
export async function removalOfAdded(
  { memory, store }: GuildView,
  reviewKey: string,
  gone: ReadonlySet<string> = new Set(),
): Promise<readonly Change[]> {
  const { showId = '', authorId } = partsOfKey(reviewKey) ?? {};
  const show = memory.showEntry(showId);
  if (show?.imported !== true || show.addedBy !== authorId || !memory.isAlone(showId)) return [];
  if (!memory.reviewsUnder(showId).every(({ key }) => gone.has(key))) return [];
  const about = await Promise.all([
    isThere(store.moderation.get(reviewKey)),
    isThere(store.reports.get(reviewKey)),
    isThere(store.removed.get(removedReviewKey(memory.id, reviewKey))),
  ]);
  return about.includes(true) ? [] : [remove('shows', showId), remove('linking', showId)];
}

/** Also when it can't be read. */
const isThere = (reading: Promise<unknown>): Promise<boolean> =>
  reading.then(
    (entry) => entry !== undefined,
    (error: unknown) => undefinedIfUnreadable(error) === undefined,
  );
