import type { ReactionCount } from './votes.ts';

export const NO_REACTIONS: ReactionCount = { normal: 0, super: 0 };

/**
 * How many reactions on a message are not stored because their members had their votes erased: Discord still has them, and counts
 * them.
 */
export class IgnoredReactions {
  readonly #byEmoji: Map<string, ReactionCount>;

  constructor(stored: { readonly [emoji: string]: ReactionCount } = {}) {
    this.#byEmoji = new Map(Object.entries(stored));
  }

  of(emoji: string): ReactionCount {
    return this.#byEmoji.get(emoji) ?? NO_REACTIONS;
  }

  emoji(): IterableIterator<string> {
    return this.#byEmoji.keys();
  }

  /** Returns whether that is another number than before. */
  set(emoji: string, count: ReactionCount): boolean {
    const before = this.of(emoji);
    if (count.normal + count.super === 0) this.#byEmoji.delete(emoji);
    else this.#byEmoji.set(emoji, count);
    return before.normal !== count.normal || before.super !== count.super;
  }

  /** Adds one, or takes one away. Returns false, with nothing changed, when there is none to take. */
  change(emoji: string, kind: keyof ReactionCount, by: 1 | -1): boolean {
    const before = this.of(emoji);
    return before[kind] + by >= 0 && this.set(emoji, { ...before, [kind]: before[kind] + by });
  }

  /** Returns whether there were any. */
  clear(): boolean {
    const hadSome = this.#byEmoji.size > 0;
    this.#byEmoji.clear();
    return hadSome;
  }

  /** To store; undefined when there are none. */
  toEntry(): { readonly [emoji: string]: ReactionCount } | undefined {
    return this.#byEmoji.size === 0 ? undefined : Object.fromEntries(this.#byEmoji);
  }
}
