import type { PoolClient } from 'pg';
import type { Statement } from '../statement-gatherer.ts';
import type { StorageError } from '../storage-errors.ts';
import { mergeUpserts } from './merge-upserts.ts';
import { PATIENCE, pause } from './patience.ts';
import { type Act, PendingAct } from './pending-act.ts';
import { isConnectionLost, isPassing, isRefusal, SilenceError, storageErrorOf } from './postgres-failure.ts';
import type { BackendId, PostgresPool } from './postgres-pool.ts';

/** No more acts join a transaction that has this many: enough to share the wait for the disk, few enough to finish soon. */
const GROUP_SIZE = 500;
/** Nor one that has so many characters: a server says nothing while it reads them. */
const GROUP_LENGTH = 1_000_000;
/** How often somebody who waits is looked after, in milliseconds. */
const LOOK = 100;
/** The first and the longest pause before another connection is tried, in milliseconds. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 2000;
/** How long the server may say nothing to what nobody waits for any more, in milliseconds: perhaps it is slow, not away. */
const LONGEST_PATIENCE = 30_000;

/**
 * Writes acts in order: those that come while a transaction is under way share the next. One whose connection is lost is carried out
 * again, once the server has ended what it may still be doing: Keyv's statements are upserts and deletes by key, so running one again
 * does no harm. When that takes too long for those who wait, they hear that nobody knows, and it goes on until it is done.
 */
export class GroupWriter {
  readonly #pool: PostgresPool;
  readonly #guard: () => Act;
  readonly #waiting: PendingAct[] = [];
  #writing: Promise<void> | undefined;
  #isClosing = false;

  /** @param guard statements that are run first in each transaction, and fail when it must not write */
  constructor(pool: PostgresPool, guard: () => Act) {
    this.#pool = pool;
    this.#guard = guard;
  }

  /** Resolves and rejects as `PendingAct.rows` does, at the latest after `PATIENCE`. */
  async run(act: Act): Promise<readonly unknown[][]> {
    await this.#pool.refuseWhileAway();
    const pending = new PendingAct(act, performance.now() + PATIENCE);
    this.#waiting.push(pending);
    // After all timers and messages of this turn, so that what comes together goes together.
    this.#writing ??= new Promise<void>((begin) => void setImmediate(begin)).then(() => this.#write());
    return pending.rows;
  }

  async #write(): Promise<void> {
    const look = setInterval(() => this.#tellWaiting(), LOOK);
    while (this.#waiting.length > 0) await this.#carryOut(this.#nextGroup());
    clearInterval(look);
    this.#writing = undefined;
  }

  #nextGroup(): PendingAct[] {
    let [size, length] = [0, 0];
    for (const { act } of this.#waiting.slice(0, GROUP_SIZE)) {
      length += lengthOf(act);
      if (size > 0 && length > GROUP_LENGTH) break;
      size += 1;
    }
    return this.#waiting.splice(0, size);
  }

  /** Tells those who have waited long behind others that nothing of their acts is written. */
  #tellWaiting(): void {
    const now = performance.now();
    while (this.#waiting[0] !== undefined && this.#waiting[0].until <= now)
      this.#waiting.shift()?.failed(this.#pool.away(new SilenceError()));
  }

  /** Resolves once all of it is written or refused. Never rejects: those who wait hear of it. */
  async #carryOut(group: readonly PendingAct[]): Promise<void> {
    const until = group[0]?.until ?? 0;
    if (until <= performance.now()) return this.#fail(group, this.#pool.away(new SilenceError()));
    /** The process of the server that may still be doing it. */
    let sentTo: BackendId | undefined;
    /** Whether an attempt before this one may have done it. */
    let isUnknown = false;
    const tellLate = setTimeout(() => {
      if (sentTo !== undefined) this.#giveUp(group, new SilenceError());
    }, until - performance.now());
    let patience = PATIENCE;
    try {
      for (let wait = FIRST_PAUSE; ; wait = Math.min(2 * wait, LONGEST_PAUSE)) {
        const left = until - performance.now();
        let isRefused = false;
        try {
          const results = await this.#pool.with(
            sentTo === undefined ? left : patience,
            async (client, backend, heard) => {
              if (sentTo !== undefined) await this.#pool.end(client, sentTo);
              sentTo = backend;
              return this.#transact(client, group, heard, () => {
                isRefused = true;
              });
            },
          );
          for (const [index, pending] of group.entries()) pending.done(results[index] ?? []);
          return;
        } catch (error) {
          // What is refused for now says nothing of what was sent before.
          if (isRefused && !(isUnknown && isPassing(error))) return await this.#refused(group, error);
          // It has to be known what became of that.
          isUnknown = sentTo !== undefined;
          const isWorthIt =
            sentTo === undefined ? left > wait && isConnectionLost(error) : left > wait || !this.#isClosing;
          if (!isWorthIt) {
            if (sentTo !== undefined) this.#giveUp(group, error);
            return this.#fail(group, this.#pool.away(error));
          }
          if (error instanceof SilenceError) patience = Math.min(2 * patience, LONGEST_PATIENCE);
          await pause(wait);
        }
      }
    } finally {
      clearTimeout(tellLate);
    }
  }

  /** What the database refuses of several acts is perhaps only one of them, which halves lead to. */
  async #refused(group: readonly PendingAct[], error: unknown): Promise<void> {
    if (group.length === 1) return this.#fail(group, storageErrorOf(error, this.#pool.name));
    const half = Math.ceil(group.length / 2);
    for (const part of [group.slice(0, half), group.slice(half)]) await this.#carryOut(part);
  }

  #giveUp(group: readonly PendingAct[], error: unknown): void {
    const { message } = this.#pool.away(error);
    for (const pending of group) pending.giveUp(`${message} What it was sent is written once it answers.`);
  }

  #fail(group: readonly PendingAct[], error: StorageError): void {
    for (const pending of group) pending.failed(error);
  }

  /**
   * Carries acts out in one transaction, all sent at once. Rejects with the first error.
   * @param heard called for each answer
   * @param onRefusal called when that says that nothing is written
   */
  async #transact(
    client: PoolClient,
    group: readonly PendingAct[],
    heard: () => void,
    onRefusal: () => void,
  ): Promise<(readonly unknown[][])[]> {
    const send = ({ sql, parameters }: Statement) => this.#pool.send(client, sql, parameters);
    const merged = mergeUpserts(group.flatMap(({ act }) => act));
    const begun = [client.query('BEGIN'), ...this.#guard().map(send)];
    const sent = merged.map(({ statement }) => send(statement));
    const statements = [...begun, ...sent, client.query('COMMIT')];
    for (const statement of statements) statement.then(heard, heard);
    for (const [index, outcome] of (await Promise.allSettled(statements)).entries()) {
      if (outcome.status === 'fulfilled') continue;
      if (await isUndone(client, outcome.reason, index, statements.length)) onRefusal();
      throw outcome.reason;
    }
    const results = await Promise.all(sent);
    const rows = merged.flatMap(({ count }, index) => Array(count).fill(results[index]?.rows));
    return group.map(({ act }) => rows.splice(0, act.length));
  }

  /** Resolves once nothing is under way; soon, when the server is away. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#writing;
  }
}

/** How many characters an act sends, about. */
const lengthOf = (act: Act): number =>
  act.reduce((sum, { parameters }) => sum + parameters.reduce(sumOfLengths, 0), 0);

const sumOfLengths = (sum: number, parameter: unknown): number =>
  sum + (typeof parameter === 'string' ? parameter.length : 0);

/**
 * Resolves to whether a transaction that one of its statements failed is undone. Without its first one, there was none: each of the others
 * was done alone. Nobody knows after its last one, unless the server goes on: it ends where it can't undo.
 */
async function isUndone(client: PoolClient, error: unknown, index: number, count: number): Promise<boolean> {
  if (index === 0 || !isRefusal(error)) return false;
  if (index < count - 1) return true;
  return client.query('SELECT 1').then(
    () => true,
    () => false,
  );
}
