import { countedVotes } from '../../reviews/counting/helpful-votes.ts';
import type { CountedVote, HelpfulCounts } from '../../reviews/counting/votes.ts';
import { storedVotingEmoji } from '../../reviews/counting/voting-emoji.ts';
import { type Standing, standingsOf } from '../../reviews/helpfulness/standing.ts';
import type { Moderation } from '../../reviews/moderation/moderation.ts';
import type { GuildRecord } from '../../storage/entries/entries.ts';
import { undefinedIfUnreadable } from '../../storage/storage-errors.ts';
import type { GuildCollections } from '../../storage/store/store.ts';

/** What the votes on a review say. */
export interface VoteReading {
  /** As its message shows them. */
  readonly counts: HelpfulCounts;
  /** What its place among those of its show depends on. */
  readonly standing: Standing;
}

/** Reads the votes on all reviews of one author, by the rules of the server. */
export type ReadVotes = (authorId: string, keys: readonly string[]) => Promise<VoteReading[]>;

/** How many entries are asked for at once. */
const AT_ONCE = 100;

/** @param moderation by review key: a frozen review keeps its counts */
export async function votesReader(
  guild: Pick<GuildCollections, 'votes' | 'blocked' | 'voters'>,
  { emoji, voterRoleId }: GuildRecord,
  moderation: ReadonlyMap<string, Moderation>,
): Promise<ReadVotes> {
  const blocked = new Set<string>();
  for await (const [userId] of guild.blocked.entries()) blocked.add(userId);
  const holders = new Set<string>();
  if (voterRoleId !== undefined)
    for await (const [userId, { roleId, holds }] of guild.voters.entries())
      if (holds && roleId === voterRoleId) holders.add(userId);
  const isCounted = (userId: string) =>
    !blocked.has(userId) && (voterRoleId === undefined || holders.has(userId));
  const rules = { ...storedVotingEmoji(emoji), isCounted };

  const votesOn = async (key: string, authorId: string): Promise<readonly CountedVote[]> => {
    const frozen = moderation.get(key)?.frozen?.votes;
    if (frozen !== undefined) return frozen.filter(({ userId }) => isCounted(userId));
    const votes = await guild.votes.get(key).catch(undefinedIfUnreadable);
    return votes === undefined ? [] : countedVotes(votes, { ...rules, authorId });
  };

  return async (authorId, keys) => {
    const votes: (readonly CountedVote[])[] = [];
    for (let from = 0; from < keys.length; from += AT_ONCE)
      votes.push(
        ...(await Promise.all(keys.slice(from, from + AT_ONCE).map((key) => votesOn(key, authorId)))),
      );
    return standingsOf(votes).map((standing, index) => {
      const helpful = votes[index]?.filter(({ isHelpful }) => isHelpful).length ?? 0;
      const counts = { helpful, notHelpful: standing.notHelpful };
      return { counts: moderation.get(keys[index] ?? '')?.frozen?.counts ?? counts, standing };
    });
  };
}
