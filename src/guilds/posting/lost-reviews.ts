import { lossesAround, lossGroups } from '../../reviews/moderation/emptying.ts';
import { inTurns } from '../../storage/turn.ts';
import type { Loss } from '../columns/loss-counts.ts';
import type { Act, Guild, GuildView } from '../memory/act.ts';
import { type Change, put } from '../memory/change.ts';
import { runForEach } from '../memory/run-for-each.ts';
import { isUnasked } from './reviews-to-repost.ts';

/** A review that has lost its message. */
export interface LostReview {
  readonly key: string;
  readonly reason: 'deleted' | 'lost';
  /** When that was noticed, in milliseconds since the epoch. */
  readonly at: number;
}

/** Reviews that still count, though their messages went with much of a channel. */
export interface LostGroup {
  readonly channelId: string;
  /** When the first loss was noticed, by which `lostTogether` finds the group. Milliseconds since the epoch. */
  readonly at: number;
  readonly reviews: number;
}

/** The groups that wait for a repost, oldest first. `/settings repost` posts each review that they count. */
export function lostGroups({ memory }: GuildView): LostGroup[] {
  const { losses } = memory.postings;
  const groups: LostGroup[] = [];
  for (const channelId of losses.channelIds())
    for (const group of lossGroups(losses.in(channelId))) {
      const reviews = countedIn(group);
      if (reviews > 0) groups.push({ channelId, at: group[0]?.at ?? 0, reviews });
    }
  return groups.sort((a, b) => a.at - b.at);
}

/** How many of the reviews that lost their messages together count, and wait for a repost. */
export const countLost = ({ memory }: GuildView, channelId: string, at: number): number =>
  countedIn(lossesAround(memory.postings.losses.in(channelId), at));

const countedIn = (losses: readonly Loss[]): number => losses.reduce((sum, { counted }) => sum + counted, 0);

/** What happens to the reviews of an emptied channel: they wait for a repost, or are hidden. */
export type Purpose = 'emptied' | 'on-purpose';

/** The reviews that lost their messages in a channel as part of the loss noticed at a certain time. */
export async function lostTogether(
  { memory }: GuildView,
  channelId: string,
  at: number,
): Promise<LostReview[]> {
  const times = new Set(lossesAround(memory.postings.losses.in(channelId), at).map((loss) => loss.at));
  const lost: LostReview[] = [];
  if (times.size === 0) return lost;
  for await (const { key, posting } of inTurns(memory.postings.unsettled())) {
    if (posting.state !== 'withheld' || posting.reason === 'imported') continue;
    if (posting.lastChannelId !== channelId) continue;
    if (posting.at !== undefined && times.has(posting.at))
      lost.push({ key, reason: posting.reason, at: posting.at });
  }
  return lost;
}

/** Judgements take turns by this. */
const JUDGING = 'judging-lost';

/** Resolves once no judgement is half carried out. */
export const lostAreJudged = (guild: Guild): Promise<void> => guild.queue.run(JUDGING, async () => {});

/**
 * Records why reviews lost their messages together: either the channel was emptied, so they count and wait for a repost, or
 * they were removed on purpose, so they are hidden. A review that a moderator has hidden individually stays hidden either
 * way. There may be many, so this takes several acts. One judgement waits for another, and can be given again: that completes
 * one which the disk or a crash has cut short.
 * @param by the moderator who says so; undefined for the bot
 */
export const judgeLost = (
  guild: Guild,
  keys: readonly string[],
  purpose: Purpose,
  by: string | undefined,
  now: number,
): Promise<void> =>
  guild.queue.run(JUDGING, async () => {
    await runForEach(guild, keys, (key) => judgeOne(key, purpose, by, now));
  });

const judgeOne = (key: string, purpose: Purpose, by: string | undefined, now: number): Act<void> => ({
  turns: [key],
  async decide(guild) {
    const nothing = { changes: [], answer: undefined };
    const review = await guild.readableReview(key);
    const reason = purpose === 'emptied' ? 'lost' : 'deleted';
    if (review?.posting.state !== 'withheld' || isUnasked(review)) return nothing;
    if (review.posting.reason === reason) return nothing;
    const { hidden: before, ...moderation } = guild.memory.moderation(key);
    // Hidden already for another reason, which the other answer must not undo.
    if (purpose === 'on-purpose' && before !== undefined) return nothing;
    const isOlder = before !== undefined && before.at < (review.posting.at ?? -Infinity);
    const hidden = isOlder ? before : purpose === 'emptied' ? undefined : { at: now, by };
    const changes: Change[] = [
      put('reviews', key, { ...review, posting: { ...review.posting, reason } }),
      put('moderation', key, { ...moderation, hidden }),
    ];
    return { changes, answer: undefined };
  },
});
