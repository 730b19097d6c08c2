import { deletedLately } from '../../src/guilds/reviews/restore-review.ts';
import type { ReviewAddress } from '../../src/presentation/moderation/moderation-case.ts';
import type { ModeratorAct } from '../../src/reviews/moderation/moderation.ts';
import { reviewKey } from '../../src/reviews/review.ts';
import { undefinedIfUnreadable } from '../../src/storage/storage-errors.ts';
import type { ModerateInvocation } from './invocation.ts';

/**
 * When the moderator has made this decision about a review or its author themselves, if it is in force, in milliseconds since
 * the epoch.
 */
export async function ownDecisionAt(
  { guild, userId, services }: ModerateInvocation,
  { showId, authorId }: ReviewAddress,
  act: ModeratorAct,
): Promise<number | undefined> {
  const { memory, store } = guild;
  const key = reviewKey(showId, authorId);
  if (act === 'remove') {
    const isThere = memory.reviewByKey(key) !== undefined;
    return isThere ? undefined : (await deletedLately(guild, [key], userId, services.clock.now()))?.at;
  }
  if (act === 'keep') {
    const { settled, settledAt } = (await store.reports.get(key).catch(undefinedIfUnreadable)) ?? {};
    return settled?.by === userId && settled.act === act ? settledAt : undefined;
  }
  const { covered, hidden, frozen } = memory.moderation(key);
  const inForce = { cover: covered, hide: hidden, freeze: frozen, block: memory.blocked(authorId) };
  const decision = act in inForce ? inForce[act as keyof typeof inForce] : undefined;
  return decision?.by === userId ? decision.at : undefined;
}
