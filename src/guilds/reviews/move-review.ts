import type { Show } from '../../reviews/shows/show.ts';
import { UserError } from '../../reviews/user-error.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { mergeShows } from '../shows/change-show.ts';
import { type Actor, checkMay, memberTurn } from './rights.ts';

/**
 * Moves a member's review of a show that they have just added to the show that they meant, by merging the one into the
 * other. Answers the merged show; undefined when they have reviewed the other one as well and were not told what becomes of that
 * review. Rejects with UserError `not-movable` when others have reviewed it, or it is not theirs, and as `checkMay` throws.
 * @param knowsOwn whether they were told
 */
export const moveReview = (
  fromId: string,
  intoId: string,
  actor: Actor,
  knowsOwn: boolean,
): Act<Show | undefined> => ({
  turns: ['shows', memberTurn(actor.userId)],
  async decide(guild) {
    const { memory } = guild;
    const moved = memory.showEntry(fromId);
    // They have pressed twice.
    if (
      moved?.addedBy === actor.userId &&
      moved.mergedInto !== undefined &&
      moved.mergedInto === memory.show(intoId)?.id
    )
      return { changes: [], answer: moved };
    const key = memory.reviewKey(intoId, actor.userId);
    checkMay(guild, 'write', actor, key);
    checkMay(guild, 'write', actor, memory.reviewKey(fromId, actor.userId));
    // It would be read in the place of what moderators have hidden.
    if (memory.moderation(key).hidden !== undefined) throw new UserError('not-movable');
    if (!isOwnShow(guild, fromId, actor.userId)) throw new UserError('not-movable');
    if (memory.hasReview(intoId, actor.userId) && !knowsOwn) return { changes: [], answer: undefined };
    return mergeShows(fromId, intoId).decide(guild);
  },
});

function isOwnShow({ memory }: GuildView, showId: string, userId: string): boolean {
  const show = memory.show(showId);
  if (show?.id !== showId || show.addedBy !== userId) return false;
  return memory.reviewsUnder(showId).every(({ authorId }) => authorId === userId);
}
