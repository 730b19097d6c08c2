import { UserError } from '../user-error.ts';

/** Somebody in the server, as far as the right to block depends on them. */
export interface Ranked {
  readonly id: string;
  readonly isOwner: boolean;
  /** The position of their highest role; higher is above. Members who have left have none. */
  readonly rank: number;
}

export interface Blockable extends Ranked {
  readonly isBot: boolean;
  /** Whether they moderate or manage the server themselves. */
  readonly isStaff: boolean;
}

/**
 * Blocks follow the order of roles, as Discord's own kicks and bans do: nobody blocks themselves, a bot, the owner, a member
 * above them, or one of the staff who is not below them. Throws UserError `block-self`, `block-bot`, `block-owner` or
 * `block-above`.
 */
export function checkMayBlock(by: Ranked, member: Blockable): void {
  if (member.id === by.id) throw new UserError('block-self');
  if (member.isBot) throw new UserError('block-bot');
  if (member.isOwner) throw new UserError('block-owner');
  if (by.isOwner) return;
  const isEqual = member.rank === by.rank && member.isStaff;
  if (member.rank > by.rank || isEqual) throw new UserError('block-above');
}

/**
 * A blocked moderator needs another one; whoever has become the owner since needs nobody. Throws UserError `unblock-self`.
 * @param memberId user id of the blocked member
 */
export function checkMayUnblock({ id, isOwner }: Pick<Ranked, 'id' | 'isOwner'>, memberId: string): void {
  if (id === memberId && !isOwner) throw new UserError('unblock-self');
}
