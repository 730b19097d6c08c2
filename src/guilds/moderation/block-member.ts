import type { Decision } from '../../reviews/moderation/moderation.ts';
import type { Act } from '../memory/act.ts';
import { memberTurn } from '../reviews/rights.ts';

/**
 * Blocks a member from writing reviews and voting; an undefined `decision` unblocks them. Their votes are counted again.
 * Answers whether that changed anything.
 */
export const blockMember = (userId: string, decision: Decision | undefined): Act<boolean> => ({
  turns: [memberTurn(userId)],
  decide({ memory }) {
    const isUnchanged = (memory.blocked(userId) === undefined) === (decision === undefined);
    return {
      changes: isUnchanged ? [] : [{ kind: 'blocked', key: userId, entry: decision }],
      answer: !isUnchanged,
    };
  },
});
