import { once } from 'node:events';
import { type Client, Events, GatewayDispatchEvents, Locale, type WebSocketOptions } from 'discord.js';
import type { Logger } from 'pino';
import type { Measures } from '../../measures.ts';
import type { Shards } from '../../storage/backend.ts';
import type { Store } from '../../storage/store/store.ts';
import { createClient } from './client.ts';
import { logConnection } from './connection-log.ts';
import type { DiscordClock } from './discord-clock.ts';
import { DiscordRest, type DiscordRestOptions } from './discord-rest.ts';
import { fetchApplicationId } from './fetch-application-id.ts';
import { guildPresence } from './guild-presence.ts';
import { IDENTIFY_EVERY, identifyThrottler } from './identify-throttler.ts';
import { isReadable } from './missing-permissions.ts';
import { PutOffs } from './put-offs.ts';
import { globalShare, shareGlobalLimit } from './rate-share.ts';
import type { Read } from './read.ts';
import { shardsOf } from './shards-of.ts';
import { createTokenCheck } from './token-check.ts';
import { untilConnected } from './until-connected.ts';
import { untilTaken } from './until-taken.ts';

export interface ConnectionOptions {
  readonly token: string;
  /** Address of Discord's REST API, without the version. */
  readonly apiUrl: string;
  /** How discord.js connects to the gateway; its default when absent. */
  readonly gateway?: WebSocketOptions | undefined;
  readonly log: Logger;
  readonly clock: DiscordClock;
  readonly measures: Measures;
  /** When aborted, ends the start, whatever that is waiting for. */
  readonly signal?: AbortSignal | undefined;
  /** Called when Discord no longer takes the token. */
  readonly onTokenRefused: () => void;
}

/** What `logIn` needs to know of the other processes with this token. */
export interface LoginOptions extends Pick<Store, 'exclusively'> {
  /** Those to run here. */
  readonly shards: Shards;
  /** Called when Discord closes a connection for good, with the gateway's close code. */
  readonly onDisconnect: (code: number) => void;
}

/** Posts queue up when many members write at once, so they get longer than other requests. In milliseconds. */
const POST_DEADLINE = 60_000;
/** How long requests under way may take once the bot stops, in milliseconds. */
const STOP_GRACE = 2_000;
/** How long Discord may take to close the connection, in milliseconds. */
const GOODBYE_WITHIN = 500;
/** A wait longer than this is logged. In milliseconds. */
const SLOW = 10_000;

/** Creates the Discord client. It sends nothing before `logIn` is called or a request is made. */
export function createConnection(options: ConnectionOptions) {
  const { token, apiUrl, gateway, log, clock, measures, signal } = options;
  const ending = new AbortController();
  const endWithStart = () => ending.abort();
  signal?.addEventListener('abort', endWithStart);
  const putOffs = new PutOffs(log, clock);
  let checkToken = (): void => {};
  const restOptions: DiscordRestOptions = {
    api: apiUrl,
    token,
    clock,
    signal: ending.signal,
    onPutOff(limit) {
      putOffs.add(limit);
      measures.putOff(limit.method);
    },
    onResponse: measures.request,
    onUnauthorized: () => checkToken(),
  };
  const rest = new DiscordRest(restOptions);
  const restOnce = new DiscordRest({ ...restOptions, retries: 0, deadline: POST_DEADLINE });
  shareGlobalLimit(rest, restOnce);
  const client = createClient(rest, gateway, () => log.warn('An interaction could not be read'));
  const read: Read = (route, request) => rest.get(route, request);
  const ready = untilConnected(client, ending.signal);
  ready.catch(() => {});
  client.on(Events.Error, (err) => log.error({ err }, 'discord.js reported an error'));
  logConnection(client, log, measures);
  /** How many sessions Discord lets begin together. */
  let concurrency = 1;
  /** Logs what the start is waiting for when that takes long. @param usual how long it always takes, in milliseconds */
  async function sayIfSlow<T>(what: string, work: Promise<T>, usual = 0): Promise<T> {
    const over = new AbortController();
    void clock.wait(usual + SLOW, over.signal).then(() => {
      if (!over.signal.aborted) log.warn(`Still waiting for ${what}`);
    });
    return work.finally(() => over.abort());
  }
  /** Sends a request that the start needs, until Discord takes it: see `untilTaken`. */
  const untilAnswered = <T>(request: () => Promise<T>): Promise<T> =>
    sayIfSlow('Discord to answer', untilTaken(request, clock, signal));

  return {
    client,
    rest,
    restOnce,
    read,
    putOffs,
    presence: guildPresence(client, clock, ending.signal),
    isReadable: (channelId: string) => isReadable(client, channelId),
    /** The preferred locale in the guild's settings at Discord. */
    localeOf: (guildId: string) => client.guilds.cache.get(guildId)?.preferredLocale ?? Locale.EnglishUS,
    /** The connections to the gateway. */
    shards: () => shardsOf(client),
    /** How many requests wait for their turn or for Discord's answer. */
    requestsUnderWay: () => rest.underWay + restOnce.underWay,
    untilAnswered,
    /**
     * Asks Discord what the login needs, since a failed login would end the client. Resolves to the id of the application
     * that the token belongs to, and how many shards Discord advises; rejects when the server does not answer like Discord.
     */
    async prepare(): Promise<{ readonly applicationId: string; readonly advisedShards: number }> {
      const finding = untilAnswered(() => rest.findGateway());
      finding.catch(() => {});
      const applicationId = await untilAnswered(() => fetchApplicationId(rest));
      const gateway = await finding;
      concurrency = gateway.session_start_limit.max_concurrency;
      return { applicationId, advisedShards: gateway.shards };
    },
    /**
     * Connects to the gateway, after `prepare`. Resolves once Discord has opened a session for each shard, and goes on to tell of each
     * guild; rejects when Discord refuses or cannot be reached.
     */
    async logIn({ shards: { count, ids }, exclusively, onDisconnect }: LoginOptions): Promise<void> {
      for (const { options } of [rest, restOnce])
        options.globalRequestsPerSecond = globalShare(
          apiUrl,
          ids.length / count,
          options.globalRequestsPerSecond,
        );
      const throttler = identifyThrottler({ concurrency, exclusively, clock, signal: ending.signal });
      const ws: WebSocketOptions = { buildIdentifyThrottler: async () => throttler, ...client.options.ws };
      Object.assign(client.options, { shards: [...ids], shardCount: count, ws });
      const usual = (Math.ceil(ids.length / concurrency) - 1) * IDENTIFY_EVERY;
      await sayIfSlow('Discord to open a session', logIn(client, token, ending.signal), usual);
      client.on(Events.ShardDisconnect, ({ code }) => onDisconnect(code));
      checkToken = createTokenCheck(rest, {
        log,
        clock,
        signal: ending.signal,
        onRefused: options.onTokenRefused,
      });
    },
    /** Resolves once Discord has opened a session for one of the shards. */
    async untilFirstSession(): Promise<void> {
      await once(client.ws, GatewayDispatchEvents.Ready, { signal: ending.signal });
    },
    /** Resolves once Discord has told of all guilds of all shards after the login. */
    async untilReady(): Promise<void> {
      await sayIfSlow('Discord to tell of all servers', ready);
      signal?.removeEventListener('abort', endWithStart);
    },
    /** Ends the requests that are still under way after a while: nobody waits for them when the bot stops. */
    endRequestsSoon(): void {
      void clock.wait(STOP_GRACE, ending.signal).then(() => ending.abort());
    },
    async close(): Promise<void> {
      ending.abort();
      client.removeAllListeners(Events.ShardReconnecting);
      const closed = new AbortController();
      const goodbye = client.destroy().finally(() => closed.abort());
      await Promise.race([goodbye, clock.wait(GOODBYE_WITHIN, closed.signal)]);
    },
  };
}

/** Resolves once the client has a session. Rejects as discord.js does, or when the signal is aborted. */
async function logIn(client: Client, token: string, signal: AbortSignal): Promise<void> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort);
  try {
    await Promise.race([client.login(token), aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
