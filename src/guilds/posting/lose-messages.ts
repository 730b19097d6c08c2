import { isEmptying } from '../../reviews/moderation/emptying.ts';
import { successorOf } from '../../reviews/review.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import type { Guild } from '../memory/act.ts';
import type { Emptying } from '../memory/guild-events.ts';
import { judgeLost, lostTogether } from './lost-reviews.ts';
import { markDeletedByHand, markLost, type PostingReference } from './mark-message-gone.ts';

/** A message that is gone. */
export interface GoneMessage extends PostingReference {
  /** Whether it certainly went with others: with its channel. */
  readonly withOthers?: boolean;
  /** Whether an event reported a bulk deletion. Unknown, so false, when the event was missed. */
  readonly inBulk?: boolean;
}

/**
 * Handles messages of reviews that are certainly gone. A single one counts as deleted because of its content, which hides
 * the review. Much of a channel within a short time counts as an emptied channel, however it was done: its reviews still
 * count, even those hidden at its beginning, and wait for a repost. Answers the newly discovered emptyings.
 */
export async function loseMessages(
  guild: Guild,
  gone: readonly GoneMessage[],
  now: number,
): Promise<Emptying[]> {
  const emptyings: Emptying[] = [];
  const own = new Map<string, GoneMessage[]>();
  for (const reference of gone) {
    const channelId = channelOf(guild.memory.reviewByKey(reference.reviewKey), reference);
    // When the successor is gone, the review keeps its message; when the message is gone, the successor replaces it.
    if (channelId === undefined) await guild.run(markLost(reference, now));
    else own.set(channelId, [...(own.get(channelId) ?? []), reference]);
  }
  for (const [channelId, references] of own) {
    const emptying = await loseInChannel(guild, channelId, references, now);
    if (emptying !== undefined) emptyings.push(emptying);
  }
  return emptyings;
}

async function loseInChannel(
  guild: Guild,
  channelId: string,
  references: readonly GoneMessage[],
  now: number,
): Promise<Emptying | undefined> {
  const before = lostTogether(guild, channelId, now);
  const isKnown = before.some(({ reason }) => reason === 'lost');
  const reviews = before.length + references.length;
  const left = guild.memory.postings.channels.get(channelId).posted - references.length;
  const wentTogether = references.some(({ withOthers }) => withOthers);
  // When a bulk deletion left other reviews, their number decides, as it does when the event was missed.
  const wentInBulk = left === 0 && references.some(({ inBulk }) => inBulk);
  const isEmptied = isKnown || wentTogether || wentInBulk || isEmptying(reviews, left);
  for (const reference of references)
    await guild.run(isEmptied ? markLost(reference, now) : markDeletedByHand(reference, now));
  if (!isEmptied || isKnown) return undefined;
  // Decisions that moderators have made since, about one review or about the channel, stay in force.
  const byHand = before.filter(({ key, at }) => {
    const hidden = guild.memory.moderation(key).hidden;
    return hidden?.by === undefined || hidden.at < at;
  });
  await guild.run(
    judgeLost(
      byHand.map(({ key }) => key),
      'emptied',
      undefined,
      now,
    ),
  );
  return { channelId, at: now, reviews };
}

/** The channel of the message, if the review has no other message; otherwise undefined. */
function channelOf(review: ReviewFacts | undefined, { postingId }: PostingReference): string | undefined {
  if (review?.posting.state !== 'posted' || review.posting.id !== postingId) return undefined;
  return successorOf(review.posting)?.messageId === undefined ? review.posting.channelId : undefined;
}
