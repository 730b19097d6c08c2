import type { Votes } from '../../reviews/counting/votes.ts';
import type { LeftReactions } from '../../storage/entries/data-entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { OpenGuild } from '../memory/open-guild.ts';
import { type Erased, isTheirs } from './erased.ts';
import { storeReactionsLeft } from './leftovers.ts';

/** The votes on so many reviews are erased together. */
const AT_ONCE = 100;

/**
 * Erases a member's votes on the reviews of others, except where they were heard to react since. Notes first which reactions they
 * leave at Discord. Resolves to whether there were any; rejects with StorageError when the disk fails.
 */
export async function eraseVotes(guild: OpenGuild, erased: Erased): Promise<boolean> {
  const { userId } = erased;
  let isChange = false;
  let keys: string[] = [];
  const eraseThese = async () => {
    const read = keys.map((key) => guild.store.votes.get(key).catch(undefinedIfUnreadable));
    const votes = await Promise.all(read);
    const left = keys.flatMap((key, place) => reactionsLeft(guild, key, votes[place], userId));
    await guild.run(storeReactionsLeft(userId, left));
    const rewritten = keys.map((key) =>
      // Asked when its turn comes: until then they may react.
      guild.votes.rewrite(key, (ballot) => isIgnored(guild, key, userId) && ballot.erase(userId)),
    );
    isChange = (await Promise.all(rewritten)).includes(true) || isChange;
    keys = [];
  };
  for await (const key of guild.store.votes.keysHolding(userId)) {
    if (isTheirs(key, erased) || !isIgnored(guild, key, userId)) continue;
    keys.push(key);
    if (keys.length === AT_ONCE) await eraseThese();
  }
  await eraseThese();
  return isChange;
}

const isIgnored = ({ memory }: OpenGuild, reviewKey: string, userId: string): boolean =>
  memory.uncounted.ignores(userId, reviewKey);

/** The member's reactions to the message of a review, where that still has one. */
function reactionsLeft(
  { memory }: OpenGuild,
  reviewKey: string,
  votes: Votes | undefined,
  userId: string,
): LeftReactions[] {
  const posting = memory.reviewByKey(reviewKey)?.posting;
  if (posting?.state !== 'posted' || posting.messageId !== votes?.messageId) return [];
  const emoji = Object.entries(votes.reactions).flatMap(([name, { normal, super: burst }]) =>
    normal.includes(userId) || burst.includes(userId) ? [name] : [],
  );
  const { channelId, messageId } = posting;
  // Who voted with other emoji still has those on the message, and they would count again once they are chosen again.
  const { helpful = [], notHelpful = [] } = votes.carried ?? {};
  const earlier = helpful.includes(userId) || notHelpful.includes(userId);
  if (emoji.length === 0 && !earlier) return [];
  return [{ reviewKey, channelId, messageId, emoji, ...(earlier && { earlier }) }];
}
