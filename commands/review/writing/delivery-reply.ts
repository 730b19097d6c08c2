import type { MessageAddress } from '../../../src/discord/display/review-messages.ts';
import { privately, type Reply } from '../../../src/discord/interactions/command.ts';
import type { Delivery } from '../../../src/discord/posting/delivery.ts';
import type { WrittenReview } from '../../../src/guilds/reviews/write-review.ts';
import { messageLink } from '../../../src/presentation/payload/message-link.ts';
import type { MessagePayload } from '../../../src/presentation/payload/payload.ts';
import { postedMessage } from '../../../src/presentation/reviews/posted-review-messages.ts';
import {
  type UnpostedReason,
  unpostedMessage,
} from '../../../src/presentation/reviews/unposted-review-messages.ts';
import type { TakenPart } from '../../../src/reviews/submission/paste.ts';
import type { ReviewInvocation } from '../invocation.ts';

/**
 * How long an answer waits for Discord to confirm a new message, whose link it then has, in milliseconds. Sending the answer
 * takes Discord as long again, of the three seconds that it allows.
 */
const ANSWER_WITHIN = 400;

type Stored = Pick<WrittenReview, 'show' | 'edited'> & Partial<WrittenReview>;

/**
 * Tells the author of a stored review the outcome: at once when it has a message, which changes behind the answer; as soon
 * as Discord confirms a new one. What comes later, or fails, is told by an update of the answer.
 */
export async function deliveryReply(
  invocation: ReviewInvocation,
  stored: Stored,
  taken: readonly TakenPart[] = [],
): Promise<Reply> {
  const { guild, userId, services } = invocation;
  const { memory } = guild;
  const delivered = services.outbox
    .deliver(guild, memory.reviewKey(stored.show.id, userId))
    .catch((err: unknown): Delivery => {
      services.log.error({ err }, 'A stored review could not be posted yet');
      return { done: false, reason: 'unavailable', missing: [] };
    });
  const posting = postingOf(invocation, stored);
  if (posting?.state === 'posted') {
    const late = delivered.then((delivery) => failure(invocation, stored, delivery));
    return privately(posted(invocation, stored, posting, taken), unlessUndefined(late));
  }
  const waiting = new AbortController();
  const soon = services.clock.wait(ANSWER_WITHIN, waiting.signal).then(() => undefined);
  const delivery = await Promise.race([delivered, soon]).finally(() => waiting.abort());
  if (delivery !== undefined) return privately(outcome(invocation, stored, delivery, taken));
  const unposted = unpostedMessage({ show: stored.show, reason: { kind: 'underway' }, t: invocation.t });
  return privately(
    unposted,
    unlessUndefined(delivered.then((late) => outcome(invocation, stored, late, taken))),
  );
}

/** The answer once it is known what became of the message. */
function outcome(
  invocation: ReviewInvocation,
  stored: Stored,
  delivery: Delivery,
  taken: readonly TakenPart[],
): MessagePayload {
  const posting = postingOf(invocation, stored);
  const message = delivery.done
    ? (delivery.message ?? (posting?.state === 'posted' ? posting : undefined))
    : undefined;
  if (message !== undefined) return posted(invocation, stored, message, taken);
  const channelId = posting?.state === 'wanted' || posting?.state === 'posted' ? posting.channelId : '';
  return unpostedMessage({
    show: stored.show,
    reason: reasonOf(invocation, stored, delivery, channelId),
    t: invocation.t,
  });
}

/** What to say when a message could not be changed; undefined when it was. */
const failure = (
  invocation: ReviewInvocation,
  stored: Stored,
  delivery: Delivery,
): MessagePayload | undefined =>
  delivery.done && postingOf(invocation, stored)?.state === 'posted'
    ? undefined
    : outcome(invocation, stored, delivery, []);

const postingOf = ({ guild, userId }: ReviewInvocation, { show }: Stored) =>
  guild.memory.review(show.id, userId)?.posting;

function posted(
  { guild: { memory }, t }: ReviewInvocation,
  { show, edited, added = false, isEarlierKept = false }: Stored,
  message: MessageAddress,
  taken: readonly TakenPart[],
): MessagePayload {
  const link = messageLink(memory.id, message);
  const settingsHint = !edited && memory.record.channelId === undefined;
  const meant = added ? memory.closestShow(show) : undefined;
  return postedMessage({ show, link, edited, taken, meant, settingsHint, isEarlierKept, t });
}

function reasonOf(
  { guild: { memory }, userId }: ReviewInvocation,
  { show }: Stored,
  delivery: Delivery,
  channelId: string,
): UnpostedReason {
  const { hidden } = memory.moderation(memory.reviewKey(show.id, userId));
  if (delivery.done) return { kind: hidden?.by === undefined ? 'deleted' : 'hidden' };
  if (delivery.reason === 'forbidden') return { kind: 'permissions', channelId, missing: delivery.missing };
  if (delivery.reason === 'channel-gone' || delivery.reason === 'refused') return { kind: delivery.reason };
  return { kind: 'discord' };
}

async function* unlessUndefined(
  message: Promise<MessagePayload | undefined>,
): AsyncGenerator<MessagePayload> {
  const late = await message;
  if (late !== undefined) yield late;
}
