import type { LeftBehind, LeftReason } from '../../presentation/settings/recount-messages.ts';
import type { PostedReview } from '../../reviews/review-facts.ts';
import { type DiscordFailure, discordFailure } from '../connection/discord-failure.ts';

/** What a recount could not do for a review. */
export interface Leftover {
  readonly reason: LeftReason;
  /** Whether at least its votes were counted. */
  readonly isCounted: boolean;
  /** The error that discord.js threw; absent when nothing was tried. */
  readonly error?: unknown;
}

type ReviewLeft = Leftover & { readonly review: PostedReview };

const REASONS: Readonly<Record<DiscordFailure, LeftReason>> = {
  'message-gone': 'gone',
  'channel-gone': 'gone',
  'emoji-gone': 'emoji-gone',
  'reactions-full': 'reactions-full',
  // Like the job, this waits until somebody invites the bot again.
  'not-in-guild': 'unreachable',
  forbidden: 'forbidden',
  'two-factor': 'forbidden',
  archived: 'archived',
  limited: 'limited',
  unavailable: 'unreachable',
  blocked: 'unreachable',
  refused: 'failed',
  unreadable: 'failed',
  'text-refused': 'failed',
};

/** What an error leaves undone. */
export const whatIsLeft = (error: unknown, isCounted: boolean): Leftover => ({
  reason: REASONS[discordFailure(error)],
  isCounted,
  error,
});

/** Failures that may be gone a moment later. */
const MAY_CHANGE: readonly LeftReason[] = ['archived', 'limited', 'unreachable', 'forbidden'];

/** The reviews that a recount has left undone. */
export class ReviewsLeft {
  readonly #byKey = new Map<string, ReviewLeft>();
  /** The channels and reasons that another attempt has just run into again. */
  readonly #closed = new Set<string>();

  /** How many reviews are in channels that are closed to the bot: it compares them by itself once it may read there. */
  #passedOver = 0;

  passOver(): void {
    this.#passedOver += 1;
  }

  note(review: PostedReview, leftover: Leftover | undefined): void {
    if (leftover === undefined) this.#byKey.delete(review.key);
    else this.#byKey.set(review.key, { ...leftover, review });
  }

  /** Records the result of another attempt. */
  noteAgain(review: PostedReview, leftover: Leftover | undefined): void {
    const before = this.#byKey.get(review.key);
    this.note(review, leftover);
    if (before !== undefined && leftover?.reason === before.reason && leftover.reason !== 'unreachable')
      this.#closed.add(placeOf({ ...before, review }));
  }

  /** Those for which another attempt may succeed. */
  worthTrying(): ReviewLeft[] {
    return this.all().filter(({ reason }) => MAY_CHANGE.includes(reason));
  }

  /** Whether another review was just refused in the same channel for the same reason. */
  isClosed({ key }: PostedReview): boolean {
    const left = this.#byKey.get(key);
    return left !== undefined && this.#closed.has(placeOf(left));
  }

  all(): ReviewLeft[] {
    return [...this.#byKey.values()];
  }

  /** For each reason, how many reviews are left, and how many of those are not counted. */
  count(): LeftBehind {
    const reviews: { [Reason in LeftReason]?: number } = {};
    const add = (reason: LeftReason, count: number) => {
      if (count > 0) reviews[reason] = (reviews[reason] ?? 0) + count;
    };
    const all = this.all();
    for (const { reason } of all) add(reason, 1);
    add('forbidden', this.#passedOver);
    return { reviews, notCounted: all.filter(({ isCounted }) => !isCounted).length + this.#passedOver };
  }
}

const placeOf = ({ review, reason }: ReviewLeft): string => `${review.posting.channelId} ${reason}`;
