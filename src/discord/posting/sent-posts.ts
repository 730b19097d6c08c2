import type { OutboxEntry } from '../../storage/entries/entries.ts';
import { InFlight } from '../../storage/in-flight.ts';

/** Discord forgets a nonce after a few minutes, but certainly remembers it for this long, in milliseconds. */
export const NONCE_LIFETIME = 60_000;

/**
 * Which posts may have reached Discord, by posting id: those of an earlier run that say so, and those that this run has
 * sent. Any other certainly does not exist.
 */
export class SentPosts {
  readonly #since = new Map<string, number>();
  /** By channel: posts that Discord has not confirmed. */
  readonly #unconfirmed = new Map<string, InFlight>();

  /** Learns of an entry that an earlier run has left. */
  inherit(entry: OutboxEntry): void {
    if (entry.action !== 'post' && entry.action !== 'repost') return;
    if (entry.attemptedAt !== undefined) this.#since.set(entry.postingId, entry.attemptedAt);
  }

  /** Since when the message may exist; undefined when it certainly does not. Milliseconds since the epoch. */
  since(postingId: string): number | undefined {
    return this.#since.get(postingId);
  }

  sent(postingId: string, now: number): void {
    this.#since.set(postingId, now);
  }

  /** The message stands, or certainly does not exist. */
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
