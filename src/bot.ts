import { flushCompileCache } from 'node:module';
import type { WebSocketOptions } from 'discord.js';
import type { Logger } from 'pino';
import { type Catalogue, NO_CATALOGUE } from './catalogue/catalogue.ts';
import { SYSTEM_CLOCK, type SystemClock } from './clock.ts';
import { ALL_SHARDS, type ShardPlan, shardsOf } from './config/shards.ts';
import { DiscordClock } from './discord/connection/discord-clock.ts';
import { type Measures, NO_MEASURES } from './measures.ts';
import { publicAddress } from './operations/database-url.ts';
import { holdingsOf } from './operations/holdings.ts';
import { inviteLink } from './operations/invite.ts';
import { INVITED_PERMISSIONS } from './presentation/permissions.ts';
import type { Backend, Shards } from './storage/backend.ts';
import type { StorageError } from './storage/storage-errors.ts';
import { bindStoreToApplication } from './storage/store/bind-store.ts';
import { openStore } from './storage/store/open-store.ts';
import { TIMING, type Timing } from './timing.ts';
import { VERSION } from './version.ts';

export interface BotOptions {
  readonly token: string;
  /** Address of Discord's REST API, without the version. */
  readonly apiUrl: string;
  readonly databaseUrl: string;
  /** A database that is open already, in place of the one at `databaseUrl`. The bot closes it. */
  readonly backend?: Backend;
  /** Real shows that members can pick; none by default. The bot closes it. */
  readonly catalogue?: Catalogue;
  /** The shards that this process runs; by default all that Discord advises. */
  readonly shards?: ShardPlan;
  /** How discord.js connects to the gateway; its own way by default. */
  readonly gateway?: WebSocketOptions;
  readonly log: Logger;
  /** Called when Discord closes the connection for good, with the gateway's close code: no more events will come. */
  readonly onDisconnect?: (code: number) => void;
  /** Called when Discord no longer takes the token: nothing can be sent any more. */
  readonly onTokenRefused?: () => void;
  /** Called with a sentence when the database can no longer be used: nothing can be stored or read any more. */
  readonly onStorageLost?: (error: StorageError) => void;
  /** The machine's clock, which may be wrong or jump: the bot goes by Discord's time. The system's by default. */
  readonly clock?: SystemClock;
  readonly timing?: Partial<Timing>;
  /** Hears of the bot's work; nobody by default. */
  readonly measures?: Measures;
  /** Ends the start when it is aborted, whatever that waits for: `startBot` then rejects with its reason. */
  readonly signal?: AbortSignal;
}

export interface Bot {
  /** Those that this process runs. */
  readonly shards: Shards;
  /** Resolves once Discord has what follows from the answers given so far, or has refused it; retries come later. */
  idle(): Promise<void>;
  /** Resolves once everything is on disk and the connection to Discord is closed. */
  stop(): Promise<void>;
}

/**
 * Builds the bot and connects it to Discord. Resolves once it works; rejects, with nothing left open, when the database
 * cannot be opened, or when Discord refuses or cannot be reached. Loading the program takes most of a start, so that each part
 * is loaded while the disk or Discord is busy: what follows events before there are any, and commands after the login.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiUrl, gateway, databaseUrl, log, measures = NO_MEASURES, signal } = options;
  signal?.throwIfAborted();
  const clock = new DiscordClock(options.clock ?? SYSTEM_CLOCK);
  const opening = openStore(options.backend ?? databaseUrl, {
    onUnreadable: (namespace, key, problem) =>
      log.error({ namespace, key, problem }, 'An entry is unreadable; it stays unchanged'),
    measures,
  });
  // Its failure is heard below.
  opening.catch(() => {});
  const { createConnection } = await import('./discord/connection/create-connection.ts');
  const connection = createConnection({
    ...{ token, apiUrl, gateway, log, clock, measures, signal },
    onTokenRefused: () => options.onTokenRefused?.(),
  });
  const preparing = connection.prepare();
  preparing.catch(() => {});
  const { createParts } = await import('./parts.ts');
  const store = await opening.catch(async (error: unknown) => {
    await connection.close();
    throw error;
  });
  void store.lost.then((error) => options.onStorageLost?.(error));
  const catalogue = options.catalogue ?? NO_CATALOGUE;
  const timing = { ...TIMING, ...options.timing };
  const parts = createParts({ connection, store, catalogue, log, clock, timing, measures });
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= parts.stop());

  try {
    const { applicationId, advisedShards } = await preparing;
    await bindStoreToApplication(store, applicationId);
    const shards = shardsOf(options.shards ?? ALL_SHARDS, advisedShards, await store.shardsInUse());
    await store.claim(shards);
    await parts.load();
    // Nobody waits for the counts.
    void holdingsOf(store).then(
      (holdings) => log.info({ database: publicAddress(databaseUrl), ...holdings }, 'The data is here'),
      (err) => log.warn({ err }, 'The data could not be counted'),
    );
    const loggedIn = connection.logIn({
      shards,
      exclusively: store.exclusively,
      onDisconnect: (code) => options.onDisconnect?.(code),
    });
    // With many shards the last one follows minutes later.
    await Promise.race([loggedIn, connection.untilFirstSession()]);
    if (await parts.answer(applicationId, shards)) log.info('The commands are registered');
    await loggedIn;
    await connection.untilReady();
    parts.clearHourly();
    const { size } = connection.client.guilds.cache;
    const link = inviteLink(applicationId, INVITED_PERMISSIONS);
    const hasAll = shards.ids.length === shards.count;
    if (size === 0 && hasAll) log.warn(`Ovation is in no server yet. Add it with this link: ${link}`);
    const running = hasAll ? shards.count : `${shards.ids.join(', ')} of ${shards.count}`;
    log.info({ version: VERSION, guilds: size, shards: running }, 'Ovation is connected to Discord');
    measures.started();
    // What Node has made of the program for the next start, which it would write at the end: a process that is killed has none.
    flushCompileCache();
    return { shards, stop, idle: parts.idle };
  } catch (error) {
    await stop();
    throw error;
  }
}
