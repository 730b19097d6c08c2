import { setImmediate } from 'node:timers/promises';

/** How long one turn of the event loop may take, in milliseconds, so that other answers don't wait longer than that. */
const LENGTH = 5;

/** The time that long work may take before others have their turn of the event loop. Ask `isOver` often: it looks at a clock. */
export class Turn {
  /** Long work stands in one row, whatever it is for: a thread has one event loop, and others wait for all that runs in a turn of it. */
  static #last = Promise.resolve();

  #ends = performance.now() + LENGTH;

  get isOver(): boolean {
    return performance.now() > this.#ends;
  }

  /** Lets the others have their turn. */
  async next(): Promise<void> {
    const turn = Turn.#last.then(() => setImmediate());
    Turn.#last = turn;
    await turn;
    this.#ends = performance.now() + LENGTH;
  }
}

/**
 * Yields the same items, in several turns of the event loop when that takes long, whatever the caller does with them. Each is asked
 * for once its turn has come.
 */
export async function* inTurns<T>(items: Iterable<T>): AsyncGenerator<T> {
  const turn = new Turn();
  for (const item of items) {
    yield item;
    if (turn.isOver) await turn.next();
  }
}
