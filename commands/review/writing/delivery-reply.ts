import { privately, type Reply } from '../../../src/discord/interactions/command.ts';
import type { Delivery } from '../../../src/discord/posting/deliver.ts';
import type { WrittenReview } from '../../../src/guilds/reviews/write-review.ts';
import { messageLink } from '../../../src/presentation/payload/message-link.ts';
import { postedMessage } from '../../../src/presentation/reviews/posted-review-messages.ts';
import {
  type UnpostedReason,
  unpostedMessage,
} from '../../../src/presentation/reviews/unposted-review-messages.ts';
import { closestShow } from '../../../src/reviews/shows/closest-show.ts';
import type { TakenPart } from '../../../src/reviews/submission/paste.ts';
import { StorageError } from '../../../src/storage/storage-errors.ts';
import type { ReviewInvocation } from '../invocation.ts';

/** Posts a stored review and tells its author the outcome. */
export async function deliveryReply(
  { guild, userId, t, services }: ReviewInvocation,
  { show, edited, added = false }: Pick<WrittenReview, 'show' | 'edited'> & Partial<WrittenReview>,
  taken: readonly TakenPart[] = [],
): Promise<Reply> {
  const { memory } = guild;
  const delivery = await services.outbox
    .deliver(guild, guild.memory.reviewKey(show.id, userId))
    .catch((err: unknown): Delivery => {
      if (!(err instanceof StorageError)) throw err;
      services.log.error({ err }, 'A stored review could not be posted yet');
      return { done: false, reason: 'unavailable', missing: [] };
    });
  const posting = memory.review(show.id, userId)?.posting;
  if (delivery.done && posting?.state === 'posted') {
    const link = messageLink(memory.id, posting);
    const settingsHint = !edited && memory.record.channelId === undefined;
    const meant = added ? closestShow(show, memory.allShows()) : undefined;
    return privately(postedMessage({ show, link, edited, taken, meant, settingsHint, t }));
  }
  const channelId = posting?.state === 'wanted' ? posting.channelId : '';
  return privately(unpostedMessage({ show, reason: reasonOf(delivery, channelId), t }));
}

function reasonOf(delivery: Delivery, channelId: string): UnpostedReason {
  if (delivery.done) return { kind: 'deleted' };
  if (delivery.reason === 'forbidden') return { kind: 'permissions', channelId, missing: delivery.missing };
  if (delivery.reason === 'channel-gone' || delivery.reason === 'refused') return { kind: delivery.reason };
  return { kind: 'discord' };
}
