import type { Budget } from '../../timing.ts';
import type { DiscordFailure } from '../connection/discord-failure.ts';
import { EditBudget } from './edit-budget.ts';

/** A review whose message is out of date. Times are in milliseconds, by `Clock.monotonic`. */
export interface OutdatedMessage {
  readonly guildId: string;
  readonly reviewKey: string;
  /** From when on Discord limits edits of the message more strictly. */
  readonly oldAt: number;
  /** When it became outdated, and the earliest time to edit it. */
  readonly since: number;
  readonly dueAt: number;
  /** How many edits have failed. */
  readonly failures: number;
  /** Why the last one failed. */
  readonly failure?: DiscordFailure | undefined;
}

export interface EditBudgets {
  /** The budget of all edits in one channel. */
  readonly edits: Budget;
  /** The budget of edits of messages over an hour old. */
  readonly oldEdits: Budget;
}

/** The outdated messages of one channel, in the order they may be edited. */
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

  /** Adds a message. Returns false when it is queued already: the edit that is due will show the newest state. */
  add(outdated: OutdatedMessage): boolean {
    const key = `${outdated.guildId}:${outdated.reviewKey}`;
    if (this.#outdated.has(key)) return false;
    this.#outdated.set(key, outdated);
    return true;
  }

  /** Whether a message waits for its first attempt. */
  isDue(guildId: string, reviewKey: string): boolean {
    return this.#outdated.get(`${guildId}:${reviewKey}`)?.failures === 0;
  }

  /** Pauses all edits until this time. */
  pauseUntil(time: number): void {
    this.#pausedUntil = time;
  }

  /** Makes a guild's failed edits due, and ends the pause. Returns false when there are none. */
  retryNow(guildId: string, now: number): boolean {
    const failed = [...this.#outdated].filter(([, one]) => one.guildId === guildId && one.failures > 0);
    for (const [key, outdated] of failed) this.#outdated.set(key, { ...outdated, dueAt: now });
    if (failed.length > 0) this.#pausedUntil = -Infinity;
    return failed.length > 0;
  }

  /** The reasons why edits of a guild failed. */
  failures(guildId: string): DiscordFailure[] {
    const ofGuild = [...this.#outdated.values()].filter((outdated) => outdated.guildId === guildId);
    return ofGuild.flatMap(({ failure }) => failure ?? []);
  }

  /** Removes and returns the message that has been outdated longest, among those that may be edited now. */
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

  /** When the next message may be edited, as far as known at `now`; Infinity when the queue is empty. */
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
