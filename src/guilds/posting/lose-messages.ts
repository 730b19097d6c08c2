import { isEmptying } from '../../reviews/moderation/emptying.ts';
import { successorOf } from '../../reviews/review.ts';
import type { Guild } from '../memory/act.ts';
import type { Emptying } from '../memory/guild-events.ts';
import type { ReviewFacts } from '../memory/review-index.ts';
import { judgeLost, lostTogether } from './lost-reviews.ts';
import { markDeletedByHand, markLost, type PostingReference } from './mark-message-gone.ts';

/** A message that is gone. */
export interface GoneMessage extends PostingReference {
  /** Whether it certainly went with others: with its channel. */
  readonly withOthers?: boolean;
  /** Whether an event said that it went in bulk: when that is missed, nobody knows. */
  readonly inBulk?: boolean;
}

/**
 * Messages that showed reviews are certainly gone. Single ones count as deleted because of what stands in them, which hides
 * the review. Much of a channel within a while counts as an emptied channel, however it was done: its reviews still count,
 * also those that were hidden when it began, and wait for a repost. Answers the emptyings that nobody knew of until now.
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
    // Without its successor a review has the message that it has; with it, that one.
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
  const left = standingIn(guild, channelId) - references.length;
  const wentTogether = references.some(({ withOthers }) => withOthers);
  // Of a bulk that left others there, the number tells, as it does when the event is missed.
  const wentInBulk = left === 0 && references.some(({ inBulk }) => inBulk);
  const isEmptied = isKnown || wentTogether || wentInBulk || isEmptying(reviews, left);
  for (const reference of references)
    await guild.run(isEmptied ? markLost(reference, now) : markDeletedByHand(reference, now));
  if (!isEmptied || isKnown) return undefined;
  // What a moderator has decided since, about one of them or about the channel, stays.
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

/** Where the message stood, if no other of its review stands; undefined otherwise. */
function channelOf(review: ReviewFacts | undefined, { postingId }: PostingReference): string | undefined {
  if (review?.posting.state !== 'posted' || review.posting.id !== postingId) return undefined;
  return successorOf(review.posting)?.messageId === undefined ? review.posting.channelId : undefined;
}

function standingIn({ memory }: Guild, channelId: string): number {
  let standing = 0;
  for (const { posting } of memory.reviews())
    if (posting.state === 'posted' && posting.channelId === channelId) standing += 1;
  return standing;
}
