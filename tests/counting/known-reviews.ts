import type { Votes } from '../../src/reviews/counting/votes.ts';
import type { Answer, KnownReview } from './check-review.ts';
import type { ModelDiscord } from './model-discord.ts';
import type { ModelMessage } from './model-message.ts';

/** What is known of each review from outside of the bot, by its key. */
export class KnownReviews {
  readonly keys: string[] = [];
  readonly #discord: Pick<ModelDiscord, 'messages'>;
  readonly #posted = new Map<string, string>();
  readonly #carried = new Map<string, ReadonlyMap<string, Answer>>();
  readonly #reacted = new Map<string, Set<string>>();
  /** The messages of which the bot must know what was on them when they were deleted. */
  readonly #whenDeleted = new Map<string, ModelMessage>();

  constructor(discord: Pick<ModelDiscord, 'messages'>) {
    this.#discord = discord;
  }

  /** A review has a new message, to which votes are carried. */
  posted(key: string, messageId: string, carried: Votes['carried']): void {
    const { helpful = [], notHelpful = [] } = carried ?? {};
    this.#posted.set(key, messageId);
    this.#carried.set(
      key,
      new Map([
        ...helpful.map((userId) => [userId, 'helpful'] as const),
        ...notHelpful.map((userId) => [userId, 'notHelpful'] as const),
      ]),
    );
    this.#reacted.set(key, new Set());
  }

  reacted(key: string, userId: string): void {
    this.#reacted.get(key)?.add(userId);
  }

  /** Messages are about to be deleted, and the bot knows all votes on them: those must last. */
  deleting(messageIds: readonly string[]): void {
    for (const id of messageIds) {
      const message = this.#discord.messages.get(id);
      if (message !== undefined) this.#whenDeleted.set(id, message);
    }
  }

  /** The channel of a review's newest message; undefined when that is deleted. */
  channelOf(key: string): string | undefined {
    return this.#discord.messages.get(this.#posted.get(key) ?? '')?.channelId;
  }

  /** @param voters the members whose votes count */
  of(key: string, voters: readonly string[]): KnownReview {
    const messageId = this.#posted.get(key) ?? '';
    const message = this.#discord.messages.get(messageId);
    return {
      key,
      messageId,
      message: message ?? this.#whenDeleted.get(messageId),
      isDeleted: message === undefined,
      carried: this.#carried.get(key) ?? new Map(),
      reacted: this.#reacted.get(key) ?? new Set(),
      voters,
    };
  }
}
