import type { CountingRules } from '../../reviews/counting/votes.ts';
import type { Decision } from '../../reviews/moderation/moderation.ts';

/**
 * Whose votes count in a guild: everybody's but those of the blocked; where a role is required, only those of members
 * who are known to hold it.
 */
export class EligibleVoters {
  readonly #blocked = new Map<string, Decision>();
  #roleId: string | undefined;
  /** Whether members hold the required role, as far as it is known. */
  readonly #holds = new Map<string, boolean>();
  /** Those who have voted and of whom it is not known. */
  readonly #unknown = new Set<string>();
  #isCounted: CountingRules['isCounted'];

  /** The rule as it is now, for counting: another function whenever it has changed for somebody who may have voted. */
  get isCounted(): CountingRules['isCounted'] {
    return this.#isCounted;
  }

  /** The role that voters need; undefined when they need none. */
  get roleId(): string | undefined {
    return this.#roleId;
  }

  /** Those of whom somebody has to find out whether they hold the role. */
  get unknown(): ReadonlySet<string> {
    return this.#unknown;
  }

  blocked(userId: string): Decision | undefined {
    return this.#blocked.get(userId);
  }

  setBlocked(userId: string, decision: Decision | undefined): void {
    if (decision === undefined) this.#blocked.delete(userId);
    else this.#blocked.set(userId, decision);
    this.#updateRule();
  }

  /** Requires a role, or none: what was known of another role is forgotten. */
  requireRole(roleId: string | undefined): void {
    if (roleId === this.#roleId) return;
    this.#roleId = roleId;
    this.#holds.clear();
    this.#unknown.clear();
    this.#updateRule();
  }

  /** Whether a member holds the required role; undefined when that is not known. */
  holds(userId: string): boolean | undefined {
    return this.#holds.get(userId);
  }

  /** Notes whether a member holds the role. Says whether votes that they gave before have to be counted anew. */
  setHolds(userId: string, holds: boolean): boolean {
    const hadVoted = this.#unknown.delete(userId);
    const before = this.#holds.get(userId);
    this.#holds.set(userId, holds);
    const isChange = before === undefined ? hadVoted && holds : before !== holds;
    if (isChange) this.#updateRule();
    return isChange;
  }

  /** Notes that members have voted. */
  addVoters(userIds: Iterable<string>): void {
    if (this.#roleId === undefined) return;
    for (const userId of userIds) if (!this.#holds.has(userId)) this.#unknown.add(userId);
  }

  #updateRule(): void {
    const isEverybody = this.#roleId === undefined && this.#blocked.size === 0;
    this.#isCounted = isEverybody
      ? undefined
      : (userId) =>
          !this.#blocked.has(userId) && (this.#roleId === undefined || this.#holds.get(userId) === true);
  }
}
