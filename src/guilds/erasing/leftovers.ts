import { createId } from '../../storage/create-id.ts';
import type { Leftovers, LeftReactions } from '../../storage/entries/data-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { Act, GuildReader } from '../memory/act.ts';
import { type ChangeOf, put, remove } from '../memory/change.ts';

/** The request to remove at Discord what an erased member has left there. */
export const requestLeftovers = (userId: string, left: Partial<Leftovers>): ChangeOf<'leftovers'> =>
  put('leftovers', `${userId}:${createId()}`, { reactions: [], messages: [], ...left });

/**
 * Stores that an erased member has left reactions on a message, as somebody who asked Discord has found. However often that is, it is
 * one piece.
 */
export function storeFoundReactions(userId: string, found: LeftReactions): Act<void> {
  const key = `${userId}:${found.messageId}`;
  return {
    turns: [key],
    decide: () => ({
      changes: [put('leftovers', key, { reactions: [found], messages: [] })],
      answer: undefined,
    }),
  };
}

/** Stores which reactions an erased member has left at Discord, before their votes are forgotten. */
export const storeReactionsLeft = (userId: string, reactions: readonly LeftReactions[]): Act<void> => ({
  turns: [],
  decide: () => ({
    changes: reactions.length > 0 ? [requestLeftovers(userId, { reactions })] : [],
    answer: undefined,
  }),
});

/** The keys of the pieces of what a member has left at Discord. */
export async function leftoversOf(
  { leftovers }: Pick<GuildReader, 'leftovers'>,
  userId: string,
): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of leftovers.keysHolding(userId, `${userId}:`)) keys.push(key);
  return keys;
}

/**
 * Forgets of a piece what Discord no longer has, or does not let the bot remove.
 * @param left messages on which there is still something to remove, or that are to be removed themselves
 */
export const leftoversDone = (key: string, left: ReadonlySet<string> = new Set()): Act<void> => ({
  turns: [key],
  async decide({ store }) {
    // Others may have been erased meanwhile, whose reviews the reactions are on.
    const before = left.size === 0 ? undefined : await store.leftovers.get(key).catch(undefinedIfUnreadable);
    const isLeft = ({ messageId }: { readonly messageId: string }) => left.has(messageId);
    const [reactions, messages] = [before?.reactions.filter(isLeft), before?.messages.filter(isLeft)];
    const isDone = !reactions?.length && !messages?.length;
    const change = isDone
      ? remove('leftovers', key)
      : put('leftovers', key, { reactions, messages } as Leftovers);
    return { changes: [change], answer: undefined };
  },
});
