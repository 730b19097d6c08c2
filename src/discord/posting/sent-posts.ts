import type { OutboxEntry } from '../../storage/entries/outbox-entries.ts';
import { InFlight } from '../../storage/in-flight.ts';

/** Discord forgets a nonce after a few minutes, but certainly remembers it for this long, in milliseconds. */
export const NONCE_LIFETIME = 60_000;

/**
 * Knows, by posting id, which posts may have reached Discord: those that an earlier run recorded as sent, and those that
 * this run has sent. All others certainly don't exist.
 */
export class SentPosts {
  readonly #since = new Map<string, number>();
  /** By channel: posts that Discord has not confirmed. */
  readonly #unconfirmed = new Map<string, InFlight>();

  /** Records an entry that an earlier run has left. */
  inherit(entry: OutboxEntry): void {
    if (entry.action !== 'post' && entry.action !== 'repost') return;
    if (entry.attemptedAt !== undefined) this.#since.set(entry.postingId, entry.attemptedAt);
  }

  /** The time since which the message may exist, in milliseconds since the epoch; undefined when it certainly does not. */
  since(postingId: string): number | undefined {
    return this.#since.get(postingId);
  }

  sent(postingId: string, now: number): void {
    this.#since.set(postingId, now);
  }

  /** Forgets a post: its message is known, or certainly does not exist. */
  settle(postingId: string): void {
    this.#since.delete(postingId);
  }

  /** Follows a post to a channel until the bot knows its message. */
  track(channelId: string, post: Promise<unknown>): void {
    const posts = this.#unconfirmed.get(channelId) ?? new InFlight();
    this.#unconfirmed.set(channelId, posts);
    posts.add(post.catch(() => {}));
    void posts.idle().then(() => {
      if (posts.isEmpty) this.#unconfirmed.delete(channelId);
    });
  }

  /** Resolves once the bot knows the messages of all posts to a channel that are under way. */
  async settledIn(channelId: string): Promise<void> {
    await this.#unconfirmed.get(channelId)?.idle();
  }
}
