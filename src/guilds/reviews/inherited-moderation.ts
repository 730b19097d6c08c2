import { reviewKey } from '../../reviews/review.ts';
import type { GuildView } from '../memory/act.ts';
import { type ChangeOf, put, remove } from '../memory/change.ts';

/**
 * What moderators decided about a member's deleted reviews of shows that were merged into this one: from now on about the
 * new review, since they outlast deleting and writing anew.
 */
export function inheritedModeration(
  { memory }: GuildView,
  showId: string,
  userId: string,
): ChangeOf<'moderation'>[] {
  const key = memory.reviewKey(showId, userId);
  const earlier = memory
    .showIds(showId)
    .map((id) => reviewKey(id, userId))
    .filter(
      (other) => other !== key && Object.values(memory.moderation(other)).some((one) => one !== undefined),
    );
  if (earlier.length === 0) return [];
  // One that was undone is there as undefined.
  const decisions = [...earlier, key].flatMap((one) =>
    Object.entries(memory.moderation(one)).filter(([, decision]) => decision !== undefined),
  );
  return [
    put('moderation', key, Object.fromEntries(decisions)),
    ...earlier.map((other) => remove('moderation', other)),
  ];
}
