import { countedVotes } from '../../reviews/counting/helpful-votes.ts';
import type { CountedVote, HelpfulCounts } from '../../reviews/counting/votes.ts';
import { storedVotingEmoji } from '../../reviews/counting/voting-emoji.ts';
import { type Standing, standingsOf } from '../../reviews/helpfulness/standing.ts';
import type { Moderation } from '../../reviews/moderation/moderation.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
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

/** How many entries are asked for at once. */
const AT_ONCE = 100;

/**
 * Reads the votes on reviews, by the rules of the server.
 * @param byAuthor all reviews of each author that may be shown
 * @param moderation by review key: a frozen review keeps its counts
 * @returns by review key
 */
export async function readVotes(
  guild: Pick<GuildCollections, 'votes' | 'blocked' | 'voters'>,
  { emoji, voterRoleId }: GuildRecord,
  byAuthor: ReadonlyMap<string, readonly Pick<ReviewFacts, 'key'>[]>,
  moderation: ReadonlyMap<string, Moderation>,
): Promise<Map<string, VoteReading>> {
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

  const readings = new Map<string, VoteReading>();
  const readAuthor = async (authorId: string, keys: readonly string[]) => {
    const votes: (readonly CountedVote[])[] = [];
    for (let from = 0; from < keys.length; from += AT_ONCE)
      votes.push(
        ...(await Promise.all(keys.slice(from, from + AT_ONCE).map((key) => votesOn(key, authorId)))),
      );
    for (const [index, standing] of standingsOf(votes).entries()) {
      const key = keys[index] ?? '';
      const helpful = votes[index]?.filter(({ isHelpful }) => isHelpful).length ?? 0;
      const counts = { helpful, notHelpful: standing.notHelpful };
      readings.set(key, { counts: moderation.get(key)?.frozen?.counts ?? counts, standing });
    }
  };
  // Most authors have few reviews: each by itself would wait for the database.
  let reading: Promise<void>[] = [];
  let asked = 0;
  for (const [authorId, theirs] of byAuthor) {
    const keys = theirs.map(({ key }) => key);
    reading.push(readAuthor(authorId, keys));
    asked += keys.length;
    if (asked < AT_ONCE) continue;
    await Promise.all(reading);
    [reading, asked] = [[], 0];
  }
  await Promise.all(reading);
  return readings;
}
