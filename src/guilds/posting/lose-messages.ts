import { isEmptying, lossesAround } from '../../reviews/moderation/emptying.ts';
import { successorOf } from '../../reviews/review.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import { inTurns } from '../../storage/turn.ts';
import type { Guild } from '../memory/act.ts';
import type { Emptying } from '../memory/guild-events.ts';
import { runForEach } from '../memory/run-for-each.ts';
import { judgeLost, lostTogether } from './lost-reviews.ts';
import { markDeletedByHand, markLost, type PostingReference } from './mark-message-gone.ts';

/** A message that is gone. */
export interface GoneMessage extends PostingReference {
  /** Whether an event reported a bulk deletion. Unknown, so false, when the event was missed. */
  readonly inBulk?: boolean;
}

/**
 * Handles messages of reviews that are certainly gone. A single one counts as deleted because of its content, which hides
 * the review. Much of a channel within a short time counts as an emptied channel, however it was done: its reviews still
 * count, even those hidden at its beginning, and wait for a repost. Answers the newly discovered emptyings.
 * @param isChannelGone whether they certainly went together, with their channel
 */
export async function loseMessages(
  guild: Guild,
  gone: readonly GoneMessage[],
  isChannelGone: boolean,
  now: number,
): Promise<Emptying[]> {
  const emptyings: Emptying[] = [];
  const own = new Map<string, GoneMessage[]>();
  for await (const reference of inTurns(gone)) {
    const channelId = channelOf(guild.memory.reviewByKey(reference.reviewKey), reference);
    // When the successor is gone, the review keeps its message; when the message is gone, the successor replaces it.
    if (channelId === undefined) await guild.run(markLost(reference, now));
    else {
      const inChannel = own.get(channelId);
      if (inChannel === undefined) own.set(channelId, [reference]);
      else inChannel.push(reference);
    }
  }
  for (const [channelId, references] of own) {
    const emptying = await loseInChannel(guild, channelId, references, isChannelGone, now);
    if (emptying !== undefined) emptyings.push(emptying);
  }
  return emptyings;
}

async function loseInChannel(
  guild: Guild,
  channelId: string,
  references: readonly GoneMessage[],
  isChannelGone: boolean,
  now: number,
): Promise<Emptying | undefined> {
  const losses = lossesAround(guild.memory.postings.losses.in(channelId), now);
  const isKnown = losses.some(({ lost }) => lost > 0);
  const earlier = losses.reduce((sum, { lost, deleted }) => sum + lost + deleted, 0);
  const left = guild.memory.postings.channels.get(channelId).posted - references.length;
  // When a bulk deletion left other reviews, their number decides, as it does when the event was missed.
  const wentInBulk = left === 0 && references.some(({ inBulk }) => inBulk);
  const isEmptied = isKnown || isChannelGone || wentInBulk || isEmptying(earlier + references.length, left);
  const isNew = isEmptied && !isKnown;
  const before = isNew ? await lostTogether(guild, channelId, now) : [];
  const changed = await runForEach(guild, references, (reference) =>
    isEmptied ? markLost(reference, now) : markDeletedByHand(reference, now),
  );
  const lost = changed.filter(Boolean).length;
  if (!isNew || lost === 0) return undefined;
  // Decisions that moderators have made since, about one review or about the channel, stay in force.
  const byHand = before.filter(({ key, at }) => {
    const hidden = guild.memory.moderation(key).hidden;
    return hidden?.by === undefined || hidden.at < at;
  });
  const keys = byHand.map(({ key }) => key);
  await judgeLost(guild, keys, 'emptied', undefined, now);
  return { channelId, at: now, reviews: earlier + lost };
}

/** The channel of the message, if the review has no other message; otherwise undefined. */
function channelOf(review: ReviewFacts | undefined, { postingId }: PostingReference): string | undefined {
  if (review?.posting.state !== 'posted' || review.posting.id !== postingId) return undefined;
  return successorOf(review.posting)?.messageId === undefined ? review.posting.channelId : undefined;
}
