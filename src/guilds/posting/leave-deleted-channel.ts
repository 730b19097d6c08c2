import { successorOf } from '../../reviews/review.ts';
import type { ReviewFacts } from '../../reviews/review-facts.ts';
import { inTurns } from '../../storage/turn.ts';
import type { Guild } from '../memory/act.ts';
import { markUnsent, moveUnpostedReview } from './delivery-state.ts';
import { markLost } from './mark-message-gone.ts';
import { outboxKey } from './outbox-key.ts';
import { pendingEntry } from './outbox-requests.ts';

/** Handles deleted channels: reviews posted there have lost their messages, unposted ones go to the review channel. */
export async function leaveDeletedChannel(
  guild: Guild,
  channelIds: readonly string[],
  now: number,
): Promise<void> {
  const { postings } = guild.memory;
  const gone = new Set(channelIds);
  for await (const review of inTurns(postings.unsettled())) await leave(guild, review, gone, now);
  for (const channelId of channelIds)
    for await (const review of inTurns(await postings.newestFirst(channelId)))
      await leave(guild, review, gone, now);
}

async function leave(
  guild: Guild,
  { key, posting }: ReviewFacts,
  gone: ReadonlySet<string>,
  now: number,
): Promise<void> {
  if (posting.state === 'withheld') return;
  const successor = successorOf(posting);
  if (successor !== undefined && gone.has(successor.channelId))
    await guild.run(markLost({ reviewKey: key, postingId: successor.id }, now));
  if (!gone.has(posting.channelId)) return;
  if (posting.state === 'posted') await guild.run(markLost({ reviewKey: key, postingId: posting.id }, now));
  else await moveWaitingReview(guild, key, now);
}

/**
 * Moves a review that waits for its post to the review channel, since a message in the deleted channel can't exist any more.
 * Does nothing while there is no other channel; choosing one moves it.
 */
export async function moveWaitingReview(guild: Guild, reviewKey: string, now: number): Promise<void> {
  const { id, record } = guild.memory;
  const entry = await pendingEntry(guild, outboxKey(id, reviewKey));
  if (entry?.action !== 'post' || !(await guild.run(markUnsent(entry)))) return;
  if (record.channelId !== undefined && record.channelId !== entry.channelId)
    await guild.run(moveUnpostedReview(reviewKey, record.channelId, now));
}
