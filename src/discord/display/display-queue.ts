import type { Budget } from '../../timing.ts';
import { EditBudget } from './edit-budget.ts';

/** A review whose message does not show what is stored. */
export interface OutdatedMessage {
  readonly guildId: string;
  readonly reviewKey: string;
  /** Milliseconds since the epoch: from when on Discord takes fewer edits of its message. */
  readonly oldAt: number;
  /** Since when it is outdated, and before when it is not edited. */
  readonly since: number;
  readonly dueAt: number;
  /** How often Discord did not take it. */
  readonly failures: number;
}

export interface EditBudgets {
  /** All edits of messages in one channel. */
  readonly edits: Budget;
  /** Those of messages over an hour old. */
  readonly oldEdits: Budget;
}

/** The outdated messages of one channel, and when which of them may be edited. */
export class DisplayQueue {
  readonly #outdated = new Map<string, OutdatedMessage>();
  readonly #edits: EditBudget;
  readonly #oldEdits: EditBudget;
  #pausedUntil = -Infinity;

  constructor({ edits, oldEdits }: EditBudgets) {
    this.#edits = new EditBudget(edits);
    this.#oldEdits = new EditBudget(oldEdits);
  }

  get isEmpty(): boolean {
    return this.#outdated.size === 0;
  }

  /**
   * Adds one, unless it waits already: then it is edited when the first is due, with what is newest by then. Says
   * whether it was added.
   */
  add(outdated: OutdatedMessage): boolean {
    const key = `${outdated.guildId}:${outdated.reviewKey}`;
    if (this.#outdated.has(key)) return false;
    this.#outdated.set(key, outdated);
    return true;
  }

  /** Lets nothing be edited before a time. */
  pauseUntil(time: number): void {
    this.#pausedUntil = time;
  }

  /** Takes out the one that is outdated for longest of those that may be edited now. */
  takeNext(now: number): OutdatedMessage | undefined {
    let longest: { readonly key: string; readonly outdated: OutdatedMessage } | undefined;
    for (const [key, outdated] of this.#outdated) {
      if (this.#allowedAt(outdated, now) > now) continue;
      if (longest === undefined || outdated.since < longest.outdated.since) longest = { key, outdated };
    }
    if (longest === undefined) return undefined;
    this.#outdated.delete(longest.key);
    this.#edits.spend(now);
    if (longest.outdated.oldAt <= now) this.#oldEdits.spend(now);
    return longest.outdated;
  }

  /** When the next one may be edited, as far as is known `now`; Infinity when there is none. */
  nextAt(now: number): number {
    let next = Infinity;
    for (const outdated of this.#outdated.values()) next = Math.min(next, this.#allowedAt(outdated, now));
    return next;
  }

  #allowedAt({ dueAt, oldAt }: OutdatedMessage, now: number): number {
    const budget = Math.max(this.#edits.nextAt(), oldAt <= now ? this.#oldEdits.nextAt() : -Infinity);
    return Math.max(dueAt, budget, this.#pausedUntil);
  }
}
