import type { CountingRules } from '../../reviews/counting/votes.ts';
import type { Decision } from '../../reviews/moderation/moderation.ts';
import type { VoterRole } from '../../storage/entries/entries.ts';

/** Decides whose votes count: everybody's but blocked members'; with a voter role, only those of members known to hold it. */
export class EligibleVoters {
  readonly #blocked = new Map<string, Decision>();
  #roleId: string | undefined;
  /** By user id, for members whose roles are known. */
  #holds = new Map<string, boolean>();
  /** Members who have voted and whose roles are not known. */
  readonly #unknown = new Set<string>();
  #isCounted: CountingRules['isCounted'];

  /** The current rule for counting. It becomes a new function each time it changes for somebody who may have voted. */
  get isCounted(): CountingRules['isCounted'] {
    return this.#isCounted;
  }

  /** The role that voters need; undefined when everybody may vote. */
  get roleId(): string | undefined {
    return this.#roleId;
  }

  /** Voters whose roles have to be fetched. */
  get unknown(): ReadonlySet<string> {
    return this.#unknown;
  }

  /** The blocked members, by user id, with the decision. */
  allBlocked(): IterableIterator<[userId: string, decision: Decision]> {
    return this.#blocked.entries();
  }

  blocked(userId: string): Decision | undefined {
    return this.#blocked.get(userId);
  }

  setBlocked(userId: string, decision: Decision | undefined): void {
    if (decision === undefined) this.#blocked.delete(userId);
    else this.#blocked.set(userId, decision);
    this.#updateRule();
  }

  /** Sets the role that voters need, or none. Forgets what was known about the previous role. */
  requireRole(roleId: string | undefined): void {
    if (roleId === this.#roleId) return;
    this.#roleId = roleId;
    // Not cleared: the rule so far still counts by it.
    this.#holds = new Map();
    this.#unknown.clear();
    this.#updateRule();
  }

  /** Undefined when the member's roles are not known. */
  holds(userId: string): boolean | undefined {
    return this.#holds.get(userId);
  }

  /**
   * Applies what Discord said about a member's roles; ignores it for a role that is no longer required. Undefined: it is to be
   * forgotten, with who they are.
   */
  setHolds(userId: string, known: VoterRole | undefined): void {
    if (known === undefined) {
      this.#unknown.delete(userId);
      this.#holds.delete(userId);
      return;
    }
    const { roleId, holds } = known;
    if (roleId !== this.#roleId) return;
    const hadVoted = this.#unknown.delete(userId);
    const before = this.#holds.get(userId);
    this.#holds.set(userId, holds);
    const isChange = before === undefined ? hadVoted && holds : before !== holds;
    // A new rule means that earlier votes are counted again.
    if (isChange) this.#updateRule();
  }

  /** Records that these members have voted, so that unknown roles among them get fetched. */
  addVoters(userIds: Iterable<string>): void {
    if (this.#roleId === undefined) return;
    for (const userId of userIds) if (!this.#holds.has(userId)) this.#unknown.add(userId);
  }

  /** Forgets that a member has voted, if that is all that is known of them. */
  forgetUnknown(userId: string): void {
    this.#unknown.delete(userId);
  }

  #updateRule(): void {
    const [blocked, holds, roleId] = [this.#blocked, this.#holds, this.#roleId];
    this.#isCounted =
      roleId === undefined && blocked.size === 0
        ? undefined
        : (userId) => !blocked.has(userId) && (roleId === undefined || holds.get(userId) === true);
  }
}
