import { type RateLimitData, RateLimitError, REST, type RESTOptions } from 'discord.js';
import { type APIGatewayBotInfo, Routes } from 'discord-api-types/v10';
import { unlessAborted } from '../../unless-aborted.ts';
import type { DiscordClock } from './discord-clock.ts';
import { limitedTime } from './limited-time.ts';
import { SystemClockJumps } from './system-clock-jumps.ts';
import { withWholeBody } from './whole-body.ts';

/** Every request ends within this time, however long Discord and the requests before it take. In milliseconds. */
const DEADLINE = 30_000;
/** Discord may hold a request back for this long, in milliseconds; when it asks for more, the request fails as put off. */
const LONGEST_WAIT = 10_000;
/** Edits wait less for a limit on one message, because discord.js would hold back edits of other messages with it. */
const LONGEST_EDIT_WAIT = 1_000;
/** How long to wait after a 429 that names no time, in seconds; those come from the proxy in front of Discord. */
const UNSAID_WAIT = 60;

type MakeRequest = RESTOptions['makeRequest'];
type Response = Awaited<ReturnType<MakeRequest>>;
type Request = Parameters<REST['queueRequest']>[0];

export interface DiscordRestOptions {
  /** Address of Discord's REST API, without the version. */
  readonly api: string;
  readonly token: string;
  /** How often an unanswered request is repeated internally; by default as often as discord.js does. */
  readonly retries?: number;
  /** The time within which every request ends, in milliseconds; 30 s by default. */
  readonly deadline?: number;
  /** When aborted, ends every request, including later ones. */
  readonly signal: AbortSignal;
  /** Follows the time in Discord's responses. */
  readonly clock: Pick<DiscordClock, 'monotonic' | 'follow'>;
  /** Called when Discord puts a request off. */
  readonly onPutOff?: (limit: RateLimitData) => void;
  /** Called when Discord has answered a request or, without a status, failed to. The time is in milliseconds. */
  readonly onResponse?: (method: string, status: number | undefined, time: number) => void;
  /** Called when Discord answers a request as if the token were not valid. */
  readonly onUnauthorized?: () => void;
}

/**
 * discord.js's REST manager with these differences: no request waits without a limit; a request that Discord puts off for
 * long rejects with RateLimitError and holds up nothing else; one false 401 doesn't end it; answers to interactions wait
 * for no other request, since Discord's global limit doesn't apply to them; limits last as long as Discord says, whatever
 * the system's clock does.
 */
export class DiscordRest extends REST {
  readonly #options: DiscordRestOptions;
  readonly #interactions: REST;
  #gateway: unknown;
  readonly #jumps = new SystemClockJumps();
  #underWay = 0;

  constructor(options: DiscordRestOptions) {
    const { api, retries, token, clock, onPutOff, onResponse, onUnauthorized } = options;
    const shared: Partial<RESTOptions> = { api, ...(retries !== undefined && { retries }) };
    super(shared);
    this.#options = options;
    // https://discord.com/developers/docs/interactions/receiving-and-responding#endpoints
    this.#interactions = new REST({ ...shared, globalRequestsPerSecond: Infinity });
    for (const rest of [this, this.#interactions] as const) {
      rest.options.rejectOnRateLimit = (limit) => {
        // After a jump the time to wait is wrong, and `#send` sends the request again.
        if (this.#forgetLimitsAfterJump()) return true;
        const wait = Math.max(limit.timeToReset, limit.retryAfter);
        const isPutOff = wait > LONGEST_WAIT;
        if (isPutOff) onPutOff?.(limit);
        return isPutOff || (isAboutOneMessage(limit) && wait > LONGEST_EDIT_WAIT);
      };
      const { makeRequest } = rest.options;
      rest.options.makeRequest = async (url, init) => {
        const sentAt = clock.monotonic();
        const told = (status: number | undefined) =>
          onResponse?.(init.method ?? 'GET', status, clock.monotonic() - sentAt);
        const response = await makeRequest(url, init).catch((error: unknown) => {
          told(undefined);
          throw error;
        });
        told(response.status);
        clock.follow(response.headers.get('Date'), sentAt);
        if (response.status === 401 && rest === this) onUnauthorized?.();
        if (response.status === 429) return withWait(response);
        return isPage(response) ? BAD_GATEWAY() : response;
      };
    }
    super.setToken(token);
  }

  /** How many requests wait for their turn or for Discord's answer. */
  get underWay(): number {
    return this.#underWay;
  }

  /**
   * Asks for the gateway's address, and how many shards Discord advises. The login reuses the answer, because its own request would end
   * the client by failing.
   */
  async findGateway(): Promise<APIGatewayBotInfo> {
    this.#gateway = await super.get(Routes.gatewayBot());
    return this.#gateway as APIGatewayBotInfo;
  }

  override async get(...request: Parameters<REST['get']>): Promise<unknown> {
    const known = request[0] === Routes.gatewayBot() ? this.#gateway : undefined;
    this.#gateway = undefined;
    return known ?? super.get(...request);
  }

  /** Keeps the token: discord.js forgets it after any 401, and every request after that would fail. */
  override setToken(): this {
    return this;
  }

  override async queueRequest(request: Request): Promise<Response> {
    const { deadline = DEADLINE, signal } = this.#options;
    // The signal in discord.js's types is that of an older Node.
    const limit = limitedTime(deadline, [signal, request.signal as AbortSignal | undefined]);
    this.#underWay += 1;
    try {
      return await unlessAborted(limit.signal, () =>
        this.#send({ ...withWholeBody(request), signal: limit.signal } as Request),
      );
    } finally {
      this.#underWay -= 1;
      limit.end();
    }
  }

  async #send(request: Request): Promise<Response> {
    this.#forgetLimitsAfterJump();
    const { count } = this.#jumps;
    const send = () =>
      request.auth === false ? this.#interactions.queueRequest(request) : super.queueRequest(request);
    try {
      return await send();
    } catch (error) {
      if (error instanceof RateLimitError && this.#jumps.count !== count) return send();
      throw error;
    }
  }

  /** Returns whether the system's clock has jumped. If so, forgets the limits; Discord's next response states them again. */
  #forgetLimitsAfterJump(): boolean {
    if (!this.#jumps.look()) return false;
    for (const rest of [this, this.#interactions] as const) {
      // The queues aren't cleared, because requests wait in them.
      for (const handler of rest.handlers.values()) Object.assign(handler, { reset: -1 });
      rest.globalReset = -1;
      rest.globalDelay = null;
    }
    return true;
  }

  override clearHashSweeper(): void {
    super.clearHashSweeper();
    this.#interactions.clearHashSweeper();
  }

  override clearHandlerSweeper(): void {
    super.clearHandlerSweeper();
    this.#interactions.clearHandlerSweeper();
  }
}

/** Whether a limit concerns the edits of one message, which is so when no known bucket explains it. */
const isAboutOneMessage = ({ method, route, sublimitTimeout }: RateLimitData): boolean =>
  method === 'PATCH' && route === '/channels/:id/messages/:id' && sublimitTimeout > 0;

/** Whether a success didn't come from Discord: it answers in JSON or with nothing, a proxy in front of it with a page. */
const isPage = ({ status, headers }: Response): boolean =>
  status >= 200 &&
  status < 300 &&
  status !== 204 &&
  headers.get('Content-Type') !== null &&
  headers.get('Content-Type')?.startsWith('application/json') === false;

/** What a page in place of an answer is treated as: Discord may or may not have been reached. */
const BAD_GATEWAY = (): Response => new globalThis.Response(null, { status: 502 }) as unknown as Response;

/** The response with the time to wait where discord.js looks for it: without one it would repeat the request at once. */
async function withWait(response: Response): Promise<Response> {
  if (Number(response.headers.get('Retry-After')) > 0) return response;
  const text = await response.text();
  const headers = new Headers([...response.headers]);
  headers.set('Retry-After', String(secondsIn(text)));
  return new globalThis.Response(text, { status: response.status, headers }) as unknown as Response;
}

function secondsIn(text: string): number {
  try {
    const seconds = Number((JSON.parse(text) as { retry_after?: unknown }).retry_after);
    return seconds > 0 ? seconds : UNSAID_WAIT;
  } catch {
    return UNSAID_WAIT;
  }
}
