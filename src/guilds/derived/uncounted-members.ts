import type { Uncounted } from '../../storage/entries/data-entries.ts';

/**
 * Members who had their votes erased while Discord keeps their reactions. Those that a comparison finds do not count, except on
 * reviews on which the member was heard to react again.
 */
export class UncountedMembers {
  /** A member's pseudonym; undefined while no member has one. */
  readonly pseudonymOf: (userId: string) => string | undefined;
  /** By pseudonym: the keys of the reviews on which they were heard. */
  readonly #heard = new Map<string, ReadonlySet<string>>();

  constructor(pseudonymOf: (userId: string) => string | undefined) {
    this.pseudonymOf = pseudonymOf;
  }

  /** Follows a stored entry. */
  set(pseudonym: string, entry: Uncounted | undefined): void {
    if (entry === undefined) this.#heard.delete(pseudonym);
    else this.#heard.set(pseudonym, new Set(entry.heard));
  }

  /** Whether a member's reactions to a review do not count when a comparison finds them. */
  ignores(userId: string, reviewKey: string): boolean {
    // Nearly everywhere, and so nothing has to be computed for each reaction.
    if (this.#heard.size === 0) return false;
    const heard = this.#heard.get(this.pseudonymOf(userId) ?? '');
    return heard !== undefined && !heard.has(reviewKey);
  }
}
