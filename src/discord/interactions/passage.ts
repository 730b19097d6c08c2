import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { InteractionKind, Measures, Outcome } from '../../measures.ts';
import { UserError } from '../../reviews/user-error.ts';
import { isAcknowledged, isTooLate } from '../connection/discord-failure.ts';

export interface PassageOptions {
  /** What the interaction is, by registered names. */
  readonly nameOf: () => readonly [kind: InteractionKind, name: string];
  readonly log: Logger;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly measures: Pick<Measures, 'interaction'>;
}

/** One interaction on its way through the router. */
export class Passage {
  /** Short, because members type it off: it only has to be one of few among the lines of a day. */
  readonly id = randomUUID().slice(0, 8);
  readonly #options: PassageOptions;
  readonly #receivedAt: number;
  #isOver = false;

  constructor(options: PassageOptions) {
    this.#options = options;
    this.#receivedAt = options.clock.monotonic();
  }

  /** Says what became of the interaction, once its member has the answer. Only the first call counts. */
  ended(outcome: Outcome): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { nameOf, clock, measures } = this.#options;
    measures.interaction(...nameOf(), outcome, clock.monotonic() - this.#receivedAt);
  }

  /** Says so of one that ended with an error, which it does not log. */
  endedBy(error: unknown): void {
    this.ended(outcomeOf(error));
  }

  /** Logs an error. */
  report(err: unknown): void {
    const { log } = this.#options;
    // Discord has shown the member an error. Slow connections cause this every day, so it is no error of ours.
    if (isTooLate(err)) log.warn('An interaction was answered too late');
    // The form or the choices came although Discord's response was lost, or another process with this token answers.
    else if (isAcknowledged(err)) log.debug('An interaction was answered already');
    else log.error({ err }, 'An interaction failed');
  }
}

/** What became of an interaction that ended with an error. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof UserError) return 'refused';
  if (isTooLate(error)) return 'late';
  return isAcknowledged(error) ? 'answered' : 'failed';
}
