import { setTimeout } from 'node:timers/promises';

/** The requests that a fault affects; all when both are left out. */
interface RequestMatch {
  readonly method?: string;
  /** Matched against the path after the API version, such as `/channels/1/messages`. */
  readonly path?: RegExp;
}

/** A response that replaces the real one. */
export interface FalseAnswer extends RequestMatch {
  readonly status: number;
  /** To how many requests; one when left out. */
  readonly times?: number;
  /** Whether the sandbox still carries the request out. */
  readonly afterStoring?: boolean;
  /** A text is a page of HTML, as Cloudflare answers in front of Discord. */
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Makes Discord slow, wrong or unreachable, for tests. */
export interface Faults {
  /** Closes all gateway connections; with `resume: false` their sessions end, too. */
  dropGateway(options?: { resume?: boolean }): void;
  /** Refuses the next gateway connections. */
  refuseGateway(attempts: number): void;
  /** How many milliseconds later every response comes. */
  latency: number;
  /** Delays the responses to matching requests by this many milliseconds, or until `clear`. */
  delay(milliseconds: number, match?: RequestMatch): void;
  answer(answer: FalseAnswer): void;
  /** Puts matching requests off (429) for so many milliseconds, or until `clear`. */
  putOff(milliseconds: number, match?: RequestMatch): void;
  /**
   * Limits edits in announcement channels as hard as Discord does at times (20022): to so many an hour and channel, or in
   * another number of milliseconds.
   */
  limitAnnouncementEdits(limit: number, window?: number): void;
  /** How many of those responses are still to come. */
  falseAnswers(): number;
  /** Does not send the next events of a type. */
  loseEvents(type: string, times?: number): void;
  /** Sends the next events of a type twice. */
  duplicateEvents(type: string, times?: number): void;
  clear(): void;
}

/** The faults as REST and gateway ask for them. */
export interface PlannedFaults extends Faults {
  /** Set by the gateway. */
  onDrop: (resume: boolean) => void;
  takeRefusal(): boolean;
  announcementEdits: { readonly limit: number; readonly window: number } | undefined;
  /** Resolves once the delay of a request is over. */
  delayed(method: string, path: string): Promise<void>;
  takeAnswer(method: string, path: string): FalseAnswer | undefined;
  /** How often to send an event: 0, 1 or 2 times. */
  copiesOf(type: string): number;
}

/** @param now the clock, in milliseconds since 1970 */
export function createFaults(now: () => number): PlannedFaults {
  let refusals = 0;
  let cleared = new AbortController();
  let delays: { milliseconds: number; match: RequestMatch }[] = [];
  let putOffs: { until: number; match: RequestMatch }[] = [];
  let answers: { answer: FalseAnswer; left: number }[] = [];
  const lost = new Map<string, number>();
  const doubled = new Map<string, number>();
  const matches = (match: RequestMatch, method: string, path: string) =>
    (!match.method || match.method === method) && (!match.path || match.path.test(path));
  const take = (planned: Map<string, number>, type: string) => {
    const left = planned.get(type) ?? 0;
    if (left > 0) planned.set(type, left - 1);
    return left > 0;
  };
  const faults: PlannedFaults = {
    onDrop: () => {},
    announcementEdits: undefined,
    latency: 0,
    dropGateway: ({ resume = true } = {}) => faults.onDrop(resume),
    refuseGateway: (attempts) => {
      refusals = attempts;
    },
    delay: (milliseconds, match = {}) => void delays.push({ milliseconds, match }),
    answer: (answer) => void answers.push({ answer, left: answer.times ?? 1 }),
    putOff: (milliseconds, match = {}) => void putOffs.push({ until: now() + milliseconds, match }),
    limitAnnouncementEdits: (limit, window = 3_600_000) => {
      faults.announcementEdits = { limit, window };
    },
    falseAnswers: () => answers.reduce((sum, { left }) => sum + left, 0),
    loseEvents: (type, times = 1) => void lost.set(type, (lost.get(type) ?? 0) + times),
    duplicateEvents: (type, times = 1) => void doubled.set(type, (doubled.get(type) ?? 0) + times),
    clear() {
      faults.latency = 0;
      faults.announcementEdits = undefined;
      refusals = 0;
      delays = [];
      putOffs = [];
      answers = [];
      cleared.abort();
      cleared = new AbortController();
      lost.clear();
      doubled.clear();
    },
    takeRefusal: () => refusals > 0 && refusals-- > 0,
    async delayed(method, path) {
      const delay = delays
        .filter(({ match }) => matches(match, method, path))
        .reduce((sum, { milliseconds }) => sum + milliseconds, faults.latency);
      // Rejects when it is cleared before.
      if (delay > 0) await setTimeout(delay, undefined, { signal: cleared.signal }).catch(() => {});
    },
    takeAnswer(method, path) {
      const wait = putOffs
        .filter(({ match }) => matches(match, method, path))
        .reduce((longest, { until }) => Math.max(longest, until - now()), 0);
      if (wait > 0) return putOffAnswer(wait / 1000);
      const planned = answers.find(({ answer, left }) => left > 0 && matches(answer, method, path));
      if (planned) planned.left--;
      return planned?.answer;
    },
    copiesOf: (type) => (take(lost, type) ? 0 : take(doubled, type) ? 2 : 1),
  };
  return faults;
}

const putOffAnswer = (seconds: number): FalseAnswer => ({
  status: 429,
  body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
  headers: { 'Retry-After': String(Math.ceil(seconds)), 'X-RateLimit-Scope': 'shared' },
});
