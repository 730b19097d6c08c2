import { withCause } from '../../../cause.ts';
import type { Clock } from '../../../clock.ts';
import { type Asking, SourceError, type SourceName } from '../source.ts';
import type { Circuit } from './circuit.ts';
import type { RequestBudget } from './request-budget.ts';

/** Nobody waits for what begins later than this after they asked, in milliseconds. */
const LONGEST_WAIT = 5_000;
/** More questions than these are not kept waiting where somebody waits: the oldest is given up. */
const MOST_WAITING = 30;
/** What nobody waits for leaves as much of the limit to all else. */
const UNHURRIED_SHARE = 0.5;

interface Waiting {
  readonly asking: Asking;
  /** By `Clock.monotonic`. */
  readonly since: number;
  /** Begins the request, and resolves when it has ended. */
  readonly begin: () => Promise<void>;
  readonly giveUp: (error: SourceError) => void;
}

export interface LineOptions {
  readonly name: SourceName;
  readonly atOnce: number;
  readonly budget: RequestBudget;
  readonly circuit: Circuit;
  readonly clock: Clock;
}

/** Lets requests to a source begin when its limits allow it: the newest first that somebody waits for, then the rest in turn. */
export class Line {
  readonly #options: LineOptions;
  #hurried: Waiting[] = [];
  #unhurried: Waiting[] = [];
  #underWay = 0;
  /** Ends the wait for the time at which the next request may begin. */
  #alarm: AbortController | undefined;

  constructor(options: LineOptions) {
    this.#options = options;
  }

  /**
   * @param request sends the request, once it is its turn
   * @throws {SourceError} `left-alone` when it is given up before
   */
  run<Answer>(asking: Asking, request: () => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const onAbort = () => this.#proceed();
      asking.signal.addEventListener('abort', onAbort);
      const begin = withCause(() => {
        asking.signal.removeEventListener('abort', onAbort);
        return request().then(resolve, reject);
      });
      const giveUp = (error: SourceError) => {
        asking.signal.removeEventListener('abort', onAbort);
        reject(error);
      };
      const since = this.#options.clock.monotonic();
      (asking.unhurried ? this.#unhurried : this.#hurried).push({ asking, since, begin, giveUp });
      this.#proceed();
    });
  }

  /** Begins what may begin now, gives up what is too old, and sets the alarm for the rest. */
  #proceed(): void {
    const now = this.#options.clock.monotonic();
    this.#drop(now);
    for (let next = this.#next(now); next !== undefined; next = this.#next(now)) this.#begin(next, now);
    this.#setAlarm(now);
  }

  #drop(now: number): void {
    const { name, circuit, budget } = this.#options;
    const rest = circuit.restAt(now);
    const soonest = Math.max(now, budget.nextAt(1));
    const isDropped = ({ asking, since }: Waiting, index: number, { length }: readonly Waiting[]) =>
      asking.signal.aborted ||
      (rest !== undefined && !(asking.unhurried && rest.trouble === 'limited')) ||
      (!asking.unhurried && (soonest - since > LONGEST_WAIT || index < length - MOST_WAITING));
    for (const lane of [this.#hurried, this.#unhurried]) {
      const dropped = new Set(lane.filter(isDropped));
      if (dropped.size === 0) continue;
      lane.splice(0, lane.length, ...lane.filter((waiting) => !dropped.has(waiting)));
      const why = rest === undefined ? 'It was not asked in time' : `It is left alone: ${rest.trouble}`;
      for (const { giveUp } of dropped) giveUp(new SourceError(name, 'left-alone', why));
    }
  }

  #next(now: number): Waiting | undefined {
    const { atOnce, circuit } = this.#options;
    if (this.#underWay >= (circuit.isDoubted ? 1 : atOnce) || this.#mayBeginAt(now) > now) return undefined;
    return this.#hurried.pop() ?? this.#unhurried.shift();
  }

  #begin({ begin }: Waiting, now: number): void {
    const { budget, clock } = this.#options;
    budget.spend(now);
    this.#underWay += 1;
    void begin().finally(() => {
      this.#underWay -= 1;
      budget.end(now, clock.monotonic());
      this.#proceed();
    });
  }

  /** When the next of those that wait may begin; Infinity when none waits. */
  #mayBeginAt(now: number): number {
    const { budget, circuit } = this.#options;
    if (this.#hurried.length === 0 && this.#unhurried.length === 0) return Infinity;
    const resting = circuit.restAt(now)?.until ?? -Infinity;
    return Math.max(resting, budget.nextAt(this.#hurried.length > 0 ? 1 : UNHURRIED_SHARE));
  }

  #setAlarm(now: number): void {
    this.#alarm?.abort();
    const at = this.#mayBeginAt(now);
    if (at === Infinity || at <= now) return;
    const alarm = new AbortController();
    this.#alarm = alarm;
    void this.#options.clock.wait(at - now, alarm.signal).then(() => {
      if (!alarm.signal.aborted) this.#proceed();
    });
  }
}
