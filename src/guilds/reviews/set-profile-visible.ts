import type { Act } from '../memory/act.ts';
import { put, remove } from '../memory/change.ts';
import { memberTurn } from './rights.ts';

/** Shows a member's profile to others, or hides it from them. Answers whether that changed anything. */
export const setProfileVisible = (userId: string, isVisible: boolean): Act<boolean> => ({
  turns: [memberTurn(userId)],
  decide({ memory }) {
    const isChange = memory.isProfileHidden(userId) === isVisible;
    // A member who hides nothing has no entry.
    const change = isVisible ? remove('members', userId) : put('members', userId, { hidesProfile: true });
    return { changes: isChange ? [change] : [], answer: isChange };
  },
});
