import { isDeepStrictEqual } from 'node:util';
import type { MemberRecord } from '../../storage/entries/entries.ts';
import type { Act } from '../memory/act.ts';
import { put, remove } from '../memory/change.ts';
import { checkNotErasing, memberTurn } from './rights.ts';

/** Shows a member's profile to others, or hides it from them. Answers whether that changed anything; throws as `checkNotErasing`. */
export const setProfileVisible = (userId: string, isVisible: boolean): Act<boolean> =>
  choose(userId, ({ hidesProfile: _, ...others }) =>
    isVisible ? others : { ...others, hidesProfile: true },
  );

/**
 * Lets a member's reviews stand on the server's public page, or not. That they took it back is kept: an export from before, which
 * somebody restores, would have them on the page again. Answers whether that changed anything.
 */
export const setPublished = (userId: string, publishes: boolean): Act<boolean> =>
  choose(userId, (before) => (publishes || before.publishes ? { ...before, publishes } : before));

const choose = (userId: string, change: (before: MemberRecord) => MemberRecord): Act<boolean> => ({
  turns: [memberTurn(userId)],
  decide({ memory }) {
    checkNotErasing({ memory }, userId);
    const before = memory.member(userId);
    const after = change(before);
    if (isDeepStrictEqual(before, after)) return { changes: [], answer: false };
    // Who chose nothing else than everybody has at first has no entry.
    const isUsual = Object.keys(after).length === 0;
    return {
      changes: [isUsual ? remove('members', userId) : put('members', userId, after)],
      answer: true,
    };
  },
});
