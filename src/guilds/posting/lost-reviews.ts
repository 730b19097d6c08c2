import { lossesAround } from '../../reviews/moderation/emptying.ts';
import { type Act, allOf, type GuildView } from '../memory/act.ts';
import { type Change, put } from '../memory/change.ts';
import { isLost } from './reviews-to-repost.ts';

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
export function lostGroups(guild: GuildView): LostGroup[] {
  const groups = new Map<string, LostGroup>();
  const { memory } = guild;
  for (const facts of memory.postings.unsettled()) {
    const { posting } = facts;
    if (posting.state !== 'withheld' || !isLost(memory, facts)) continue;
    const { lastChannelId: channelId, at } = posting;
    if (channelId === undefined || at === undefined || groups.has(`${channelId}:${at}`)) continue;
    const together = lostTogether(guild, channelId, at);
    const lost = together.map(({ key }) => memory.reviewByKey(key));
    const reviews = lost.filter((one) => one !== undefined && isLost(memory, one)).length;
    const group = { channelId, at: together[0]?.at ?? at, reviews };
    for (const one of together) groups.set(`${channelId}:${one.at}`, group);
  }
  return [...new Set(groups.values())].sort((a, b) => a.at - b.at);
}

/** What happens to the reviews of an emptied channel: they wait for a repost, or are hidden. */
export type Purpose = 'emptied' | 'on-purpose';

/** The reviews that lost their messages in a channel as part of the loss noticed at a certain time. */
export function lostTogether({ memory }: GuildView, channelId: string, at: number): LostReview[] {
  const lost: LostReview[] = [];
  for (const { key, posting } of memory.postings.unsettled())
    if (posting.state === 'withheld' && posting.lastChannelId === channelId && posting.at !== undefined)
      lost.push({ key, reason: posting.reason, at: posting.at });
  return lossesAround(lost, at);
}

/**
 * Records why reviews lost their messages together: either the channel was emptied, so they count and wait for a repost, or
 * they were removed on purpose, so they are hidden. A review that a moderator has hidden individually stays hidden either
 * way. Answers how many reviews this changes.
 * @param by the moderator who says so; undefined for the bot
 */
export const judgeLost = (
  keys: readonly string[],
  purpose: Purpose,
  by: string | undefined,
  now: number,
): Act<number> => {
  const all = allOf(keys.map((key) => judgeOne(key, purpose, by, now)));
  return {
    ...all,
    async decide(guild) {
      const { changes, answer } = await all.decide(guild);
      return { changes, answer: answer.filter(Boolean).length };
    },
  };
};

const judgeOne = (key: string, purpose: Purpose, by: string | undefined, now: number): Act<boolean> => ({
  turns: [key],
  async decide({ memory, store }) {
    const review = await store.reviews.get(key);
    const reason = purpose === 'emptied' ? 'lost' : 'deleted';
    if (review?.posting.state !== 'withheld' || review.posting.reason === reason)
      return { changes: [], answer: false };
    const { hidden: before, ...moderation } = memory.moderation(key);
    // Hidden already for another reason, which the other answer must not undo.
    if (purpose === 'on-purpose' && before !== undefined) return { changes: [], answer: false };
    const isOlder = before !== undefined && before.at < (review.posting.at ?? -Infinity);
    const hidden = isOlder ? before : purpose === 'emptied' ? undefined : { at: now, by };
    const changes: Change[] = [
      put('reviews', key, { ...review, posting: { ...review.posting, reason } }),
      put('moderation', key, { ...moderation, hidden }),
    ];
    return { changes, answer: true };
  },
});
