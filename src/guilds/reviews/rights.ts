import type { Decision } from '../../reviews/moderation/moderation.ts';
import { DecidedError, UserError } from '../../reviews/user-error.ts';
import type { GuildView } from '../memory/act.ts';

/** A member, as far as the rules for writing depend on them. */
export interface Actor {
  readonly userId: string;
  /** False when the guild requires a role for writing and the member does not have it. */
  readonly hasWriterRole: boolean;
}

/**
 * What a member does to a review of their own: `begin` while it is not known which; `repost` when its message was lost. Deleting
 * it is always allowed, because the text is theirs, and so is undoing that: it writes nothing new, and Undo was promised.
 */
type Doing = 'begin' | 'write' | 'repost';

/** The turn in which it is decided what a member may do, and what they have done lately. */
export const memberTurn = (userId: string): string => `member:${userId}`;

/**
 * Checks that a member may write, change or post a review: every command, button and form asks here, and the act asks
 * again in its turn. Throws UserError `erasing`, `blocked`, `writer-role` or `frozen`.
 */
export function checkMay({ memory }: GuildView, doing: Doing, actor: Actor, reviewKey = ''): void {
  const { userId, hasWriterRole } = actor;
  checkNotErasing({ memory }, userId);
  const blocked = memory.blocked(userId);
  if (blocked !== undefined) throw new DecidedError('blocked', reasonTold(memory, blocked));
  if (!hasWriterRole) throw new UserError('writer-role', { role: `<@&${memory.record.writerRoleId}>` });
  // A new message has the text that moderators have frozen.
  const { frozen } = memory.moderation(reviewKey);
  if (doing === 'write') checkNotFrozen(memory, frozen);
}

/** Throws UserError `erasing` while a member's data are being erased: what they would leave now could be lost with them. */
export function checkNotErasing({ memory }: Pick<GuildView, 'memory'>, userId: string): void {
  if (memory.isErasing(userId)) throw new UserError('erasing');
}

/** Throws UserError `frozen` when moderators have decided that a review stays as it is. */
export function checkNotFrozen(
  memory: Pick<GuildView['memory'], 'record'>,
  frozen: Decision | undefined,
): void {
  if (frozen !== undefined) throw new DecidedError('frozen', reasonTold(memory, frozen));
}

/** Why moderators decided something, if the member that it is about is told of decisions. */
export const reasonTold = (
  { record: { tellAuthors = true } }: Pick<GuildView['memory'], 'record'>,
  decision: Decision | undefined,
): string | undefined => (tellAuthors ? decision?.reason : undefined);
