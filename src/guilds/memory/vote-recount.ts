import { isDeepStrictEqual } from 'node:util';
import { countHelpful, votersIn } from '../../reviews/counting/helpful-votes.ts';
import type { CountingRules, Votes } from '../../reviews/counting/votes.ts';
import { isSameEmoji } from '../../reviews/counting/voting-emoji.ts';
import type { Guild } from './act.ts';
import type { Change } from './change.ts';
import type { Listeners } from './guild-events.ts';

interface Rules extends Omit<CountingRules, 'authorId'> {
  readonly roleId: string | undefined;
}

/** Whose votes have to be counted again. */
interface Due {
  readonly isEverybody: boolean;
  readonly members: ReadonlySet<string>;
}

/**
 * Counts the votes of one guild again after a change that concerns many reviews, such as other emoji or a blocked member. That goes
 * on behind the answer to whoever made the change.
 */
export class VoteRecount {
  readonly #guild: Guild;
  readonly #listeners: Listeners;
  readonly #stopping: AbortSignal;
  /** The rules that are in force, and those by which votes were counted before. */
  #rules: Rules;
  #before: Rules;
  #due: Due | undefined;
  #running: Promise<void> | undefined;
  /** What has changed since votes, or roles, are being read. */
  readonly #changed = new Set<string>();
  /** Whether memory has yet to read who holds the role that voting needs. */
  #areRolesUnread = false;
  /** Whether memory knows everybody who has voted, and so whose roles have to be fetched. */
  #areVotersKnown = false;

  constructor(guild: Guild, listeners: Listeners, stopping: AbortSignal) {
    this.#guild = guild;
    this.#listeners = listeners;
    this.#stopping = stopping;
    this.#rules = this.#currentRules();
    this.#before = this.#rules;
  }

  /** Call it once the guild is in memory. If voting needs a role, reads who holds it, and begins to read who has voted. */
  async begin(): Promise<void> {
    if (this.#guild.memory.eligibleVoters.roleId !== undefined) await this.#readRoles();
    this.#rules = this.#currentRules();
    this.#before = this.#rules;
    void this.knowVoters();
  }

  /** Whether votes are being counted again. */
  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Resolves once nothing is being counted again. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  /** Resolves once memory knows everybody who has voted, if voting needs a role. */
  async knowVoters(): Promise<void> {
    await this.idle();
    if (this.#rules.roleId === undefined || this.#areVotersKnown) return;
    this.#due = { isEverybody: true, members: new Set() };
    this.#start();
    await this.idle();
  }

  /** Follows changes that memory has taken, and counts again what they concern. */
  follow(changes: readonly Change[]): void {
    if (this.isRunning) for (const { kind, key } of changes) this.#changed.add(`${kind} ${key}`);
    const rules = this.#currentRules();
    const isOtherForAll = !isSameEmoji(rules, this.#rules) || rules.roleId !== this.#rules.roleId;
    if (isOtherForAll || rules.isCounted !== this.#rules.isCounted) {
      if (rules.roleId !== this.#rules.roleId) {
        this.#areRolesUnread = rules.roleId !== undefined;
        this.#areVotersKnown = false;
      }
      const { isEverybody = false, members } = this.#due ?? {};
      const concerned = new Set(changes.map(({ key }) => key));
      this.#due = {
        isEverybody: isEverybody || isOtherForAll,
        members: concerned.union(members ?? new Set()),
      };
      this.#rules = rules;
    }
    this.#start();
  }

  #currentRules(): Rules {
    const { eligibleVoters, voteEmoji } = this.#guild.memory;
    return { ...voteEmoji, isCounted: eligibleVoters.isCounted, roleId: eligibleVoters.roleId };
  }

  #start(): void {
    if (this.#due === undefined || this.isRunning || this.#stopping.aborted) return;
    this.#running = this.#countAgain().then(
      () => {
        this.#running = undefined;
        this.#start();
      },
      (error: unknown) => {
        this.#running = undefined;
        this.#listeners.failed(error);
      },
    );
  }

  async #countAgain(): Promise<void> {
    while (this.#due !== undefined && !this.#stopping.aborted) {
      const due = this.#due;
      this.#due = undefined;
      this.#changed.clear();
      try {
        if (this.#areRolesUnread) await this.#readRoles();
        const rules = this.#rules;
        await this.#countVotes(due);
        this.#before = rules;
        this.#areVotersKnown ||= due.isEverybody && rules.roleId === this.#rules.roleId;
      } catch (error) {
        // The changes are on disk: the next one tries again.
        this.#due = { isEverybody: true, members: due.members };
        throw error;
      }
    }
  }

  /** The members known to hold the role, from an earlier time when it was required. */
  async #readRoles(): Promise<void> {
    const { memory, store } = this.#guild;
    const { roleId } = this.#rules;
    for await (const [key, entry] of store.voters.entries())
      if (!this.#changed.has(`voters ${key}`)) memory.apply({ kind: 'voters', key, entry });
    // Another role may have been chosen meanwhile.
    this.#areRolesUnread &&= roleId !== this.#rules.roleId;
    this.#rules = this.#currentRules();
  }

  async #countVotes({ isEverybody, members }: Due): Promise<void> {
    for await (const [key, votes] of this.#guild.store.votes.entries()) {
      if (this.#stopping.aborted) return;
      if (this.#changed.has(`votes ${key}`)) continue;
      if (isEverybody) this.#countOne(key, votes, this.#before);
      else if (!votersIn(votes).isDisjointFrom(members)) this.#countOne(key, votes, undefined);
    }
  }

  /** @param before the rules by which it was counted, if memory does not know the result; undefined: it may differ */
  #countOne(key: string, votes: Votes, before: Rules | undefined): void {
    const { memory } = this.#guild;
    const review = memory.reviewByKey(key);
    if (review === undefined) return;
    const counts =
      memory.counts(key) ?? (before && countHelpful(votes, { ...before, authorId: review.authorId }));
    memory.apply({ kind: 'votes', key, entry: votes });
    if (!isDeepStrictEqual(memory.counts(key), counts)) this.#listeners.tell('counts', this.#guild, review);
  }
}
