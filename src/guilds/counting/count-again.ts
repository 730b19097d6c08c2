import type { Act } from '../memory/act.ts';
import { put } from '../memory/change.ts';

/** The turn in which it changes whose reactions do not count. */
export const UNCOUNTED = 'uncounted';

/**
 * Counts the reactions of a member to one review again, because they were heard to react to it after they had their votes erased.
 */
export const countAgain = (userId: string, reviewKey: string): Act<void> => ({
  turns: [UNCOUNTED],
  async decide({ memory: { uncounted }, store }) {
    const name = uncounted.pseudonymOf(userId);
    const before = name === undefined ? undefined : await store.uncounted.get(name);
    if (name === undefined || before === undefined || !uncounted.ignores(userId, reviewKey))
      return { changes: [], answer: undefined };
    const after = { ...before, heard: [...before.heard, reviewKey] };
    return { changes: [put('uncounted', name, after)], answer: undefined };
  },
});
