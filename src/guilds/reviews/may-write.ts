import { UserError } from '../../reviews/user-error.ts';
import type { GuildView } from '../memory/act.ts';

const HOUR = 60 * 60 * 1000;

export interface Writer {
  readonly userId: string;
  /** False when the guild requires a role for writing and the member does not have it. */
  readonly hasRole: boolean;
  readonly showId: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Checks that a member may write or edit a review of a show. Throws UserError `blocked`, `writer-role`, `frozen`, or
 * `too-many-reviews` with the time at which they may write again.
 */
export function checkMayWrite({ memory }: GuildView, { userId, hasRole, showId, now }: Writer): void {
  const { writerRoleId, reviewsPerHour } = memory.record;
  if (memory.blocked(userId) !== undefined) throw new UserError('blocked');
  if (!hasRole) throw new UserError('writer-role', { role: `<@&${writerRoleId}>` });
  if (memory.moderation(memory.reviewKey(showId, userId)).frozen !== undefined) throw new UserError('frozen');
  if (reviewsPerHour === undefined || memory.review(showId, userId) !== undefined) return;
  const recent = memory
    .reviewsByAuthor(userId)
    .map(({ writtenAt }) => writtenAt)
    .filter((writtenAt) => writtenAt > now - HOUR)
    .sort((a, b) => b - a);
  const oldest = recent[reviewsPerHour - 1];
  if (oldest === undefined) return;
  const again = Math.ceil((oldest + HOUR) / 1000);
  throw new UserError('too-many-reviews', { count: reviewsPerHour, time: `<t:${again}:R>` });
}
