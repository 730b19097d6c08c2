import type { Moderation } from '../../reviews/moderation/moderation.ts';
import { partsOfKey } from '../../reviews/review.ts';

const NONE: Moderation = {};

/** What moderators have decided, by review and by author: they may have hidden all reviews of a deleted channel. */
export class Moderations {
  readonly #byKey = new Map<string, Moderation>();
  readonly #byAuthor = new Map<string, Set<string>>();
  readonly #frozen = new Set<string>();

  get size(): number {
    return this.#byKey.size;
  }

  /** The keys of frozen reviews. */
  get frozen(): ReadonlySet<string> {
    return this.#frozen;
  }

  get(reviewKey: string): Moderation {
    return this.#byKey.get(reviewKey) ?? NONE;
  }

  /** The decisions about reviews by one member, also about those that they have deleted. */
  *of(authorId: string): Generator<readonly [reviewKey: string, moderation: Moderation]> {
    for (const key of this.#byAuthor.get(authorId) ?? []) yield [key, this.get(key)];
  }

  set(reviewKey: string, moderation: Moderation | undefined): void {
    const { authorId = '' } = partsOfKey(reviewKey) ?? {};
    const keys = this.#byAuthor.get(authorId) ?? new Set();
    if (moderation === undefined) {
      this.#byKey.delete(reviewKey);
      keys.delete(reviewKey);
    } else {
      this.#byKey.set(reviewKey, moderation);
      this.#byAuthor.set(authorId, keys.add(reviewKey));
    }
    if (moderation?.frozen === undefined) this.#frozen.delete(reviewKey);
    else this.#frozen.add(reviewKey);
    if (keys.size === 0) this.#byAuthor.delete(authorId);
  }
}
