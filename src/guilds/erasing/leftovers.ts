import { createId } from '../../storage/create-id.ts';
import type { Leftovers, LeftReactions } from '../../storage/entries/data-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Act, GuildReader } from '../memory/act.ts';
import { type ChangeOf, put, remove } from '../memory/change.ts';

/** The request to remove at Discord what an erased member has left there. */
export const requestLeftovers = (userId: string, left: Partial<Leftovers>): ChangeOf<'leftovers'> =>
  put('leftovers', `${userId}:${createId()}`, { reactions: [], messages: [], ...left });

/** Stores which reactions an erased member has left at Discord, before their votes are forgotten. */
export const storeReactionsLeft = (userId: string, reactions: readonly LeftReactions[]): Act<void> => ({
  turns: [],
  decide: () => ({
    changes: reactions.length > 0 ? [requestLeftovers(userId, { reactions })] : [],
    answer: undefined,
  }),
});

/** Resolves to one piece of what a member has left at Discord; undefined when nothing is left. */
export async function nextLeftovers(
  { leftovers }: Pick<GuildReader, 'leftovers'>,
  userId: string,
): Promise<readonly [key: string, leftovers: Leftovers | undefined] | undefined> {
  for await (const key of leftovers.keysHolding(userId, `${userId}:`))
    return [key, await leftovers.get(key).catch(undefinedIfUnreadable)];
  return undefined;
}

/** Forgets a piece, which Discord no longer has, or does not let the bot remove. */
export const leftoversDone = (key: string): Act<void> => ({
  turns: [],
  decide: () => ({ changes: [remove('leftovers', key)], answer: undefined }),
});
