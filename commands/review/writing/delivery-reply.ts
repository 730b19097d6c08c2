import { isDeepStrictEqual } from 'node:util';
import type { MessageAddress } from '../../../src/discord/display/review-messages.ts';
import { type MessageReply, privately } from '../../../src/discord/interactions/command.ts';
import type { Delivery } from '../../../src/discord/posting/delivery.ts';
import type { GuildMemory } from '../../../src/guilds/memory/guild-memory.ts';
import { reasonTold } from '../../../src/guilds/reviews/rights.ts';
import type { WrittenReview } from '../../../src/guilds/reviews/write-review.ts';
import { messageLink } from '../../../src/presentation/payload/message-link.ts';
import type { MessagePayload } from '../../../src/presentation/payload/payload.ts';
import {
  type DelayView,
  delayedReviewMessage,
} from '../../../src/presentation/reviews/delayed-review-message.ts';
import {
  type MeantShow,
  type PostedOutcome,
  postedMessage,
} from '../../../src/presentation/reviews/posted-review-messages.ts';
import {
  type UnpostedReason,
  unpostedMessage,
} from '../../../src/presentation/reviews/unposted-review-messages.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import type { TakenPart } from '../../../src/reviews/submission/paste.ts';
import type { ReviewInvocation } from '../invocation.ts';

/**
 * How long an answer waits for Discord to confirm a new message, whose link it then has, in milliseconds. Sending the answer
 * takes Discord as long again, of the three seconds that it allows.
 */
const ANSWER_WITHIN = 400;

/** A stored review of the member's, and what they have just done with it. */
export interface Stored extends Partial<Omit<WrittenReview, 'show'>> {
  readonly show: Show;
  readonly outcome: PostedOutcome;
  /** How many reviews of the show came back; absent: one. */
  readonly count?: number | undefined;
  /** What the bot took out of the text. */
  readonly taken?: readonly TakenPart[] | undefined;
  /** What the member typed as the score, when it is not one. */
  readonly unclearScore?: string | undefined;
}

/**
 * Tells the author of a stored review the outcome: at once when it has a message, which changes behind the answer; as soon
 * as Discord confirms a new one. What comes later is told by updates of the answer.
 */
export async function deliveryReply(
  invocation: ReviewInvocation,
  stored: Stored,
): Promise<MessageReply<MessagePayload>> {
  const { guild, userId, services, t } = invocation;
  const outcomes = services.outbox.outcomes(guild, guild.memory.reviewKey(stored.show.id, userId));
  const first = outcomes.next();
  const answer = (said: MessagePayload, later: AsyncGenerator<Delivery, void>) =>
    privately(
      said,
      changes(said, later, (delivery) => outcome(invocation, stored, delivery)),
    );
  const posting = postingOf(invocation, stored);
  if (posting?.state === 'posted')
    return answer(posted(invocation, stored, posting), resumed(first, outcomes));
  const waiting = new AbortController();
  const soon = services.clock.wait(ANSWER_WITHIN, waiting.signal).then(() => undefined);
  const known = await Promise.race([first, soon]).finally(() => waiting.abort());
  if (known?.value !== undefined) return answer(outcome(invocation, stored, known.value), outcomes);
  return answer(unpostedMessage({ show: stored.show, reason: 'underway', t }), resumed(first, outcomes));
}

/** The answer once it is known what became of the message. */
function outcome(invocation: ReviewInvocation, stored: Stored, delivery: Delivery): MessagePayload {
  const posting = postingOf(invocation, stored);
  const message = delivery.done
    ? (delivery.message ?? (posting?.state === 'posted' ? posting : undefined))
    : undefined;
  if (message !== undefined) return posted(invocation, stored, message);
  const { show } = stored;
  const reason = reasonOf(invocation, stored, delivery);
  const { memory } = invocation.guild;
  const canRepost = memory.record.channelId !== undefined;
  const { hidden } = memory.moderation(memory.reviewKey(show.id, invocation.userId));
  const why = reason === 'hidden' ? reasonTold(memory, hidden) : undefined;
  if (typeof reason === 'string') return unpostedMessage({ show, reason, why, canRepost, t: invocation.t });
  const channelId = posting?.state === 'wanted' || posting?.state === 'posted' ? posting.channelId : '';
  const state = posting?.state === 'posted' ? 'unshown' : 'unposted';
  return delayedReviewMessage(state, { ...reason, show, channelId, t: invocation.t });
}

const postingOf = ({ guild, userId }: ReviewInvocation, { show }: Stored) =>
  guild.memory.review(show.id, userId)?.posting;

function posted(
  { guild: { memory }, userId, t }: ReviewInvocation,
  { show, added = false, ...stored }: Stored,
  message: MessageAddress,
): MessagePayload {
  return postedMessage({
    ...stored,
    show,
    link: messageLink(memory.id, message),
    score: memory.review(show.id, userId)?.score,
    settingsHint: stored.outcome === 'posted' && memory.record.channelId === undefined,
    meant: added ? meantShow(memory, show, userId) : undefined,
    t,
  });
}

function meantShow(memory: GuildMemory, added: Show, userId: string): MeantShow | undefined {
  const show = memory.closestShow(added);
  if (show === undefined) return undefined;
  // What moderators have hidden or frozen there stays in its place.
  const { hidden, frozen } = memory.moderation(memory.reviewKey(show.id, userId));
  if (hidden !== undefined || frozen !== undefined) return undefined;
  return { show, own: memory.review(show.id, userId) };
}

function reasonOf(
  { guild: { memory }, userId }: ReviewInvocation,
  { show }: Stored,
  delivery: Delivery,
): UnpostedReason | Pick<DelayView, 'cause' | 'missing' | 'until'> {
  const { hidden } = memory.moderation(memory.reviewKey(show.id, userId));
  if (delivery.done) {
    const posting = memory.review(show.id, userId)?.posting;
    const reason = posting?.state === 'withheld' && hidden === undefined ? posting.reason : 'deleted';
    if (reason !== 'deleted') return reason;
    return hidden?.by === undefined ? 'deleted' : 'hidden';
  }
  const { reason, missing, until } = delivery;
  switch (reason) {
    case 'channel-gone':
    case 'refused':
      return reason;
    case 'unreadable':
      return 'refused';
    case 'limited':
    case 'timed-out':
    case 'forbidden':
    case 'two-factor':
    case 'archived':
    case 'text-refused':
    case 'blocked':
      return { cause: reason, missing, until };
    default:
      return { cause: 'unavailable', missing };
  }
}

/** What to say instead of what was said before, each time that it is something else. */
async function* changes(
  said: MessagePayload,
  outcomes: AsyncGenerator<Delivery, void>,
  say: (delivery: Delivery) => MessagePayload,
): AsyncGenerator<MessagePayload> {
  let last = said;
  for await (const delivery of outcomes) {
    const next = say(delivery);
    if (!isDeepStrictEqual(next, last)) yield next;
    last = next;
  }
}

/** A generator from its first step on, which is under way. */
async function* resumed<T>(
  first: Promise<IteratorResult<T, void>>,
  rest: AsyncGenerator<T, void>,
): AsyncGenerator<T, void> {
  const { value, done } = await first;
  if (done !== true) yield value;
  yield* rest;
}
