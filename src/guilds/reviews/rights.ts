import { UserError } from '../../reviews/user-error.ts';
import type { GuildView } from '../memory/act.ts';

/** A member, as far as the rules for writing depend on them. */
export interface Actor {
  readonly userId: string;
  /** False when the guild requires a role for writing and the member does not have it. */
  readonly hasWriterRole: boolean;
}

/**
 * What a member does to a review of their own: `begin` while it is not known which. Deleting it is always allowed: the text
 * is theirs.
 */
type Doing = 'begin' | 'write' | 'restore';

/** The turn in which it is decided what a member may do, and what they have done lately. */
export const memberTurn = (userId: string): string => `member:${userId}`;

/**
 * Checks that a member may write, change or restore a review: every command, button and form asks here, and the act asks
 * again in its turn. Throws UserError `blocked`, `writer-role` or `frozen`.
 */
export function checkMay({ memory }: GuildView, doing: Doing, actor: Actor, reviewKey = ''): void {
  const { userId, hasWriterRole } = actor;
  if (memory.blocked(userId) !== undefined) throw new UserError('blocked');
  if (!hasWriterRole) throw new UserError('writer-role', { role: `<@&${memory.record.writerRoleId}>` });
  // Restoring brings back what moderators have frozen, unchanged.
  const isFrozen = memory.moderation(reviewKey).frozen !== undefined;
  if (isFrozen && doing === 'write') throw new UserError('frozen');
}
