import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Clock } from '../../../clock.ts';
import { type Asking, SourceError, type SourceName, type SourceTrouble } from '../source.ts';
import { Circuit } from './circuit.ts';
import { fetchJson, type JsonAnswer } from './fetch-json.ts';
import { Line } from './line.ts';
import { RequestBudget, type RequestLimits } from './request-budget.ts';

/** What sources read of who asks. */
export const USER_AGENT = 'Ovation (self-hosted Discord bot for reviews of shows)';
/** TVmaze answers a look-up with the address of the show. */
const MOST_REDIRECTS = 2;

export interface AskerOptions {
  readonly name: SourceName;
  /** Base address, without a slash at the end. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly limits: RequestLimits;
  /** The status that the body of an answer names, where that is not its own. */
  readonly statusIn?: (body: unknown) => number | undefined;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface SourceQuestion {
  /** Behind the base address, with the query. */
  readonly path: string;
  readonly body?: object;
}

/** Asks one source, within its limits. */
export class Asker {
  readonly #options: AskerOptions;
  readonly #budget: RequestBudget;
  readonly #circuit = new Circuit();
  readonly #line: Line;

  constructor(options: AskerOptions) {
    this.#options = options;
    this.#budget = new RequestBudget(options.limits);
    const { name, clock, limits } = options;
    this.#line = new Line({
      name,
      atOnce: limits.atOnce,
      budget: this.#budget,
      circuit: this.#circuit,
      clock,
    });
  }

  /**
   * @returns what the source answers, parsed; undefined when it says that it has none (404)
   * @throws {SourceError} when it has no answer
   */
  async ask<Answer>(
    { path, body }: SourceQuestion,
    schema: z.ZodType<Answer>,
    asking: Asking,
  ): Promise<Answer | undefined> {
    let url = new URL(`${this.#options.url}${path}`);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const answer = await this.#line.run(asking, () => this.#request(url, body, schema, asking.signal));
      if (!(answer instanceof URL)) return answer;
      url = answer;
    }
    throw this.#failed('odd', 'It answers with one redirect after the other');
  }

  /** Sends one request. A URL is where the answer is to be found. */
  async #request<Answer>(
    url: URL,
    body: object | undefined,
    schema: z.ZodType<Answer>,
    signal: AbortSignal,
  ): Promise<Answer | URL | undefined> {
    const { clock, headers, statusIn } = this.#options;
    const request = {
      url,
      headers: { Accept: 'application/json', 'User-Agent': USER_AGENT, ...headers },
      body,
    };
    const answer = await fetchJson(request, clock, signal).catch((error: unknown) => {
      if (signal.aborted)
        throw new SourceError(this.#options.name, 'left-alone', 'Nobody waits for it any more');
      throw this.#failed('down', `It did not answer: ${codeOf(error)}`);
    });
    this.#budget.follow(answer.headers, clock.monotonic());
    const status = statusIn?.(answer.body) ?? answer.status;
    if (status === 404) return this.#succeeded(undefined);
    if (status >= 300 && status < 400 && body === undefined) return this.#redirect(url, answer);
    if (status < 200 || status > 299)
      throw this.#failed(troubleOf(status), `It answers ${status}`, waitIn(answer));
    const parsed = schema.safeParse(answer.body);
    if (!parsed.success) throw this.#failed('odd', `It answers ${status} with what nobody can read`);
    return this.#succeeded(parsed.data);
  }

  /** Never leaves the source's own host: what members type, and a key, go to nobody else. */
  #redirect(from: URL, { headers }: JsonAnswer): URL {
    const location = headers.get('location') ?? '';
    const to = URL.parse(location, from.href);
    if (to === null || to.host !== from.host)
      throw this.#failed('odd', 'It answers with a redirect to somewhere else');
    to.protocol = from.protocol;
    return to;
  }

  #succeeded<Answer>(answer: Answer): Answer {
    const { name, log } = this.#options;
    if (this.#circuit.isBroken) log.info({ source: name }, 'A source of shows answers again');
    this.#circuit.succeeded();
    return answer;
  }

  #failed(trouble: SourceTrouble, message: string, asked?: number): SourceError {
    const { name, clock, log } = this.#options;
    // Of a source that goes on failing the log says so once.
    const level = this.#circuit.isBroken ? 'debug' : 'warn';
    const rest = this.#circuit.failed(trouble, clock.monotonic(), asked);
    const details = { source: name, trouble, why: message };
    if (rest === undefined) log.debug(details, 'A source of shows has no answer');
    else
      log[level](
        { ...details, seconds: Math.round(rest / 1000) },
        'A source of shows is left alone for a while',
      );
    return new SourceError(name, trouble, message);
  }
}

function troubleOf(status: number): SourceTrouble {
  if (status === 429) return 'limited';
  if (status === 401 || status === 403) return 'refused';
  return status >= 500 ? 'down' : 'odd';
}

/** How long an answer asks to wait (`Retry-After`: seconds, or a date), in milliseconds. */
function waitIn({ headers }: JsonAnswer): number | undefined {
  const text = headers.get('retry-after') ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  if (!text.endsWith(' GMT')) return undefined;
  // By the source's own clock: this machine's may be wrong.
  const wait = Date.parse(text) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(wait) ? undefined : wait;
}

/** The code of a network failure, such as ECONNREFUSED: its message may hold the address, and in that what was typed. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.name;
}
