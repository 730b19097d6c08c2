import { OrderedList } from '../../reviews/ordered-list.ts';
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
  /** The interaction that made it outdated first: see src/cause.ts. */
  readonly cause?: string | undefined;
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

interface Queued extends OutdatedMessage {
  /** Settles ties: the one that was added first comes first. */
  readonly number: number;
}

type Time = 'dueAt' | 'oldAt' | 'since';

const by = (time: Time): OrderedList<Queued> =>
  new OrderedList((a, b) => (a[time] === b[time] ? a.number - b.number : a[time] - b[time]));

/**
 * The outdated messages of one channel, in the order they may be edited. There may be all that a guild has: each operation costs a
 * few steps, apart from what concerns the failed ones.
 */
export class DisplayQueue {
  readonly #outdated = new Map<string, Queued>();
  readonly #edits: EditBudget;
  readonly #oldEdits: EditBudget;
  /** Those that have failed and are not due yet. The others are below, by whether they were old when somebody asked last. */
  readonly #later = by('dueAt');
  readonly #new = by('since');
  readonly #old = by('since');
  /** Those in `#new`, by when they will be old. */
  readonly #growingOld = by('oldAt');
  readonly #failed = new Set<string>();
  #number = 0;
  #pausedUntil = -Infinity;

  constructor({ edits, oldEdits }: EditBudgets) {
    this.#edits = new EditBudget(edits);
    this.#oldEdits = new EditBudget(oldEdits);
  }

  get size(): number {
    return this.#outdated.size;
  }

  /**
   * Adds a message. Returns false when it is queued already: the edit that is due will show the newest state. First attempts
   * become due in the order in which their messages became outdated.
   */
  add(outdated: OutdatedMessage): boolean {
    const key = keyOf(outdated);
    if (this.#outdated.has(key)) return false;
    this.#number += 1;
    const queued = { ...outdated, number: this.#number };
    this.#outdated.set(key, queued);
    if (outdated.failures === 0) this.#place(queued, outdated.since);
    else {
      this.#later.add(queued);
      this.#failed.add(key);
    }
    return true;
  }

  /** Whether a message waits for its first attempt. */
  isDue(guildId: string, reviewKey: string): boolean {
    return this.#outdated.get(keyOf({ guildId, reviewKey }))?.failures === 0;
  }

  /** Pauses all edits until this time. */
  pauseUntil(time: number): void {
    this.#pausedUntil = time;
  }

  /** Makes a guild's failed edits due, and ends the pause. Returns false when there are none. */
  retryNow(guildId: string, now: number): boolean {
    const failed = this.#failedOf(guildId);
    for (const queued of failed) {
      if (!this.#later.remove(queued)) continue;
      const due = { ...queued, dueAt: now };
      this.#outdated.set(keyOf(due), due);
      this.#later.add(due);
    }
    if (failed.length > 0) this.#pausedUntil = -Infinity;
    return failed.length > 0;
  }

  /** The reasons why edits of a guild failed. */
  failures(guildId: string): DiscordFailure[] {
    return this.#failedOf(guildId).flatMap(({ failure }) => failure ?? []);
  }

  /** Removes and returns the message that has been outdated longest, among those that may be edited now. */
  takeNext(now: number): OutdatedMessage | undefined {
    if (Math.max(this.#edits.nextAt(), this.#pausedUntil) > now) return undefined;
    this.#advance(now);
    const [young, old] = [this.#new.at(0), this.#oldEdits.nextAt() > now ? undefined : this.#old.at(0)];
    const next = young === undefined || (old !== undefined && old.since < young.since) ? old : young;
    if (next === undefined || next.dueAt > now) return undefined;
    for (const list of [this.#new, this.#growingOld, this.#old]) list.remove(next);
    this.#outdated.delete(keyOf(next));
    this.#failed.delete(keyOf(next));
    this.#edits.spend(now);
    if (next === old) this.#oldEdits.spend(now);
    return next;
  }

  /** When the next message may be edited, as far as known at `now`; Infinity when the queue is empty. */
  nextAt(now: number): number {
    this.#advance(now);
    const dueIn = (list: OrderedList<Queued>) => list.at(0)?.dueAt ?? Infinity;
    const due = Math.min(
      dueIn(this.#later),
      dueIn(this.#new),
      Math.max(dueIn(this.#old), this.#oldEdits.nextAt()),
    );
    return Math.max(due, this.#edits.nextAt(), this.#pausedUntil);
  }

  /** Moves messages to where they belong at this time. */
  #advance(now: number): void {
    for (let due = this.#later.at(0); due !== undefined && due.dueAt <= now; due = this.#later.at(0)) {
      this.#later.remove(due);
      this.#place(due, now);
    }
    const list = this.#growingOld;
    for (let grown = list.at(0); grown !== undefined && grown.oldAt <= now; grown = list.at(0)) {
      for (const before of [list, this.#new]) before.remove(grown);
      this.#old.add(grown);
    }
  }

  #place(queued: Queued, now: number): void {
    if (queued.oldAt <= now) this.#old.add(queued);
    else for (const list of [this.#new, this.#growingOld]) list.add(queued);
  }

  #failedOf(guildId: string): Queued[] {
    return [...this.#failed].flatMap((key) => {
      const queued = this.#outdated.get(key);
      return queued?.guildId === guildId ? queued : [];
    });
  }
}

const keyOf = ({ guildId, reviewKey }: Pick<OutdatedMessage, 'guildId' | 'reviewKey'>): string =>
  `${guildId}:${reviewKey}`;
