/** Which requests are meant; without a part, all. */
interface RequestMatch {
  readonly method?: string;
  /** Tried on the path below the version, such as `/channels/1/messages`. */
  readonly path?: RegExp;
}

/** An answer that is given instead of the true one. */
export interface FalseAnswer extends RequestMatch {
  readonly status: number;
  /** How often; once when it is left out. */
  readonly times?: number;
  /** Whether the request is carried out all the same. */
  readonly afterStoring?: boolean;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What can go wrong on request. */
export interface Faults {
  /** Closes all gateway connections; with `resume: false` their sessions are forgotten too. */
  dropGateway(options?: { resume?: boolean }): void;
  /** Refuses the next gateway connections. */
  refuseGateway(attempts: number): void;
  /** By how many milliseconds every request is answered later. */
  latency: number;
  /** Answers matching requests this much later, in milliseconds, until `clear`. */
  delay(milliseconds: number, match?: RequestMatch): void;
  answer(answer: FalseAnswer): void;
  /** How many false answers are still to be given. */
  falseAnswers(): number;
  /** Drops the next events of a type, as if they never happened. */
  loseEvents(type: string, times?: number): void;
  /** Sends the next events of a type twice. */
  duplicateEvents(type: string, times?: number): void;
  clear(): void;
}

/** The faults as the server asks for them. */
export interface PlannedFaults extends Faults {
  /** Set by the gateway. */
  onDrop: (resume: boolean) => void;
  takeRefusal(): boolean;
  delayOf(method: string, path: string): number;
  takeAnswer(method: string, path: string): FalseAnswer | undefined;
  /** How many times an event is to be sent: 0, 1 or 2. */
  copiesOf(type: string): number;
}

export function createFaults(): PlannedFaults {
  let refusals = 0;
  let delays: { milliseconds: number; match: RequestMatch }[] = [];
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
    latency: 0,
    dropGateway: ({ resume = true } = {}) => faults.onDrop(resume),
    refuseGateway: (attempts) => {
      refusals = attempts;
    },
    delay: (milliseconds, match = {}) => void delays.push({ milliseconds, match }),
    answer: (answer) => void answers.push({ answer, left: answer.times ?? 1 }),
    falseAnswers: () => answers.reduce((sum, { left }) => sum + left, 0),
    loseEvents: (type, times = 1) => void lost.set(type, (lost.get(type) ?? 0) + times),
    duplicateEvents: (type, times = 1) => void doubled.set(type, (doubled.get(type) ?? 0) + times),
    clear() {
      faults.latency = 0;
      refusals = 0;
      delays = [];
      answers = [];
      lost.clear();
      doubled.clear();
    },
    takeRefusal: () => refusals > 0 && refusals-- > 0,
    delayOf: (method, path) =>
      delays
        .filter(({ match }) => matches(match, method, path))
        .reduce((sum, { milliseconds }) => sum + milliseconds, faults.latency),
    takeAnswer(method, path) {
      const planned = answers.find(({ answer, left }) => left > 0 && matches(answer, method, path));
      if (planned) planned.left--;
      return planned?.answer;
    },
    copiesOf: (type) => (take(lost, type) ? 0 : take(doubled, type) ? 2 : 1),
  };
  return faults;
}
