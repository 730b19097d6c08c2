import type { Erasure } from '../../storage/entries/data-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import { UNCOUNTED } from '../counting/count-again.ts';
import type { Act, GuildView } from '../memory/act.ts';
import { put, remove } from '../memory/change.ts';
import { memberTurn } from '../reviews/rights.ts';
import { leftoversOf } from './leftovers.ts';

const erasureKey = (guildId: string, userId: string): string => `${guildId}:${userId}`;

/** The turn in which it changes how far an erasure is. */
export const erasureTurn = (userId: string): string => `erasure:${userId}`;

/** The erasure of a member's data that goes on; undefined when there is none. */
export const runningErasure = ({ memory, store }: GuildView, userId: string): Promise<Erasure | undefined> =>
  store.erasures.get(erasureKey(memory.id, userId)).catch(undefinedIfUnreadable);

/**
 * Decides that a member's data are erased: from now on nothing keeps that from happening. Until it has, they can write nothing. Their
 * reactions that others find don't count from now on, and those that are heard do. The store must know their pseudonym.
 * @param by user id of the member, or of the manager who asks for it
 * @param now milliseconds since the epoch
 * @param mayKeepReactions whether there may be reactions that the bot can't remove
 */
export const beginErasure = (
  userId: string,
  by: string,
  now: number,
  mayKeepReactions = false,
): Act<Erasure> => ({
  turns: [memberTurn(userId), UNCOUNTED, erasureTurn(userId)],
  async decide(guild) {
    const { memory, store } = guild;
    const pseudonym = memory.uncounted.pseudonymOf(userId);
    if (pseudonym === undefined) throw new Error('Nobody has a pseudonym');
    const before = await runningErasure(guild, userId);
    const uncounted = await store.uncounted.get(pseudonym).catch(undefinedIfUnreadable);
    // Reactions from before an earlier erasure may still be there.
    const hadSome = before === undefined ? uncounted !== undefined : before.keepsReactions;
    const keepsReactions = hadSome || mayKeepReactions;
    const erasure: Erasure = { guildId: memory.id, userId, by, at: now, keepsReactions };
    return {
      changes: [
        put('erasures', erasureKey(memory.id, userId), erasure),
        put('uncounted', pseudonym, { since: now, heard: [] }),
      ],
      answer: erasure,
    };
  },
});

/** Notes that nothing of a member is stored any more, so that they can write again. Answers false when another erasure has begun. */
export const markCleared = (erasure: Erasure): Act<boolean> => changeErasure(erasure, { isCleared: true });

/** Notes that Discord keeps reactions of the member. */
export const keepReactions = (erasure: Erasure): Act<boolean> =>
  changeErasure(erasure, { keepsReactions: true });

const changeErasure = (erasure: Erasure, change: Partial<Erasure>): Act<boolean> => ({
  turns: [erasureTurn(erasure.userId)],
  async decide(guild) {
    const before = await runningErasure(guild, erasure.userId);
    if (before?.at !== erasure.at) return { changes: [], answer: false };
    const key = erasureKey(guild.memory.id, erasure.userId);
    return { changes: [put('erasures', key, { ...before, ...change })], answer: true };
  },
});

/**
 * Ends an erasure, after which nothing tells who was erased. While Discord keeps reactions, the member's pseudonym stays on the list
 * of those who do not count. Answers false when there is more to do.
 */
export const endErasure = ({ userId, at }: Erasure): Act<boolean> => ({
  turns: [UNCOUNTED, erasureTurn(userId)],
  async decide(guild) {
    const { memory, store } = guild;
    const erasure = await runningErasure(guild, userId);
    const isOver = erasure?.at === at && erasure.isCleared === true;
    if (!isOver || (await leftoversOf(store, userId)).length > 0) return { changes: [], answer: false };
    const pseudonym = memory.uncounted.pseudonymOf(userId);
    const isForgotten = !erasure.keepsReactions && pseudonym !== undefined;
    return {
      changes: [
        remove('erasures', erasureKey(memory.id, userId)),
        ...(isForgotten ? [remove('uncounted', pseudonym)] : []),
      ],
      answer: true,
    };
  },
});
