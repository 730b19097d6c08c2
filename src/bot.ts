import type { WebSocketOptions } from 'discord.js';
import type { Logger } from 'pino';
import { type CommandServices, commands } from '../commands/index.ts';
import { SYSTEM_CLOCK, type SystemClock } from './clock.ts';
import { Sweep } from './discord/background/sweep.ts';
import { createComparing } from './discord/comparing/create-comparing.ts';
import { createConnection } from './discord/connection/create-connection.ts';
import { DiscordClock } from './discord/connection/discord-clock.ts';
import { fetchApplicationId } from './discord/connection/fetch-application-id.ts';
import { createCounting } from './discord/counting/create-counting.ts';
import { createDisplay } from './discord/display/create-display.ts';
import { createInteractions } from './discord/interactions/create-interactions.ts';
import { createModeration } from './discord/moderation/create-moderation.ts';
import { PrivateMessages } from './discord/notices/private-messages.ts';
import { createPosting } from './discord/posting/create-posting.ts';
import { greetGuilds } from './discord/welcome/greet-guilds.ts';
import { clearExpiredHourly } from './guilds/memory/clear-expired.ts';
import { GuildDirectory } from './guilds/memory/guild-directory.ts';
import { Listeners } from './guilds/memory/guild-events.ts';
import { createNotices } from './guilds/notices/create-notices.ts';
import { Drafts } from './guilds/reviews/drafts.ts';
import { LongTitles } from './guilds/shows/long-titles.ts';
import { inviteLink } from './operations/invite.ts';
import { NEEDED_PERMISSIONS } from './presentation/permissions.ts';
import { createTexts } from './presentation/texts/texts.ts';
import type { Backend } from './storage/backend.ts';
import { KeyedQueue } from './storage/keyed-queue.ts';
import type { StorageError } from './storage/storage-errors.ts';
import { bindStoreToApplication } from './storage/store/bind-store.ts';
import { openStore } from './storage/store/open-store.ts';
import { TIMING, type Timing } from './timing.ts';

export interface BotOptions {
  readonly token: string;
  /** Address of Discord's REST API, without the version. */
  readonly apiUrl: string;
  readonly databaseUrl: string;
  /** A database that is open already, in place of the one at `databaseUrl`. The bot closes it. */
  readonly backend?: Backend;
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
  /** Ends the start when it is aborted, whatever that waits for: `startBot` then rejects with its reason. */
  readonly signal?: AbortSignal;
}

export interface Bot {
  /** Resolves once Discord has what follows from the answers given so far, or has refused it; retries come later. */
  idle(): Promise<void>;
  /** Resolves once everything is on disk and the connection to Discord is closed. */
  stop(): Promise<void>;
}

/** With more reviews than this in memory, the guilds unused for longest are unloaded. */
const REVIEW_LIMIT = 1_000_000;

/**
 * Builds the bot and connects it to Discord. Resolves once it works; rejects, with nothing left open, when the database
 * cannot be opened, or when Discord refuses or cannot be reached.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiUrl, gateway, databaseUrl, log } = options;
  options.signal?.throwIfAborted();
  const clock = new DiscordClock(options.clock ?? SYSTEM_CLOCK);
  const timing = { ...TIMING, ...options.timing };
  const texts = createTexts();
  const connection = createConnection({
    ...{ token, apiUrl, gateway, log, clock, signal: options.signal },
    onTokenRefused: () => options.onTokenRefused?.(),
  });
  const store = await openStore(options.backend ?? databaseUrl, {
    onUnreadable: (namespace, key, problem) =>
      log.error({ namespace, key, problem }, 'An entry is unreadable; it stays unchanged'),
  });
  void store.lost.then((error) => options.onStorageLost?.(error));
  const listeners = new Listeners((err) => log.error({ err }, 'A part of the bot failed to follow a change'));
  const drafts = new Drafts(store.drafts, () => clock.now());
  listeners.on('drafts', (_, change) => drafts.apply(change));
  const { flushDelay } = timing;
  const guilds = new GuildDirectory(store, { listeners, clock, flushDelay, reviewLimit: REVIEW_LIMIT });
  const guildText = (guildId: string) => texts.for(connection.localeOf(guildId));
  const messageEvents = new KeyedQueue();
  const stopping = new AbortController();
  const sweep = new Sweep({ ...connection, clock, timing }, stopping.signal);
  const context = {
    ...connection,
    ...{ sweep, guildText, guilds, listeners, messageEvents, store, log, clock, timing },
  };
  const notices = createNotices({
    ...context,
    onLost: (err) => log.error({ err }, 'A notice for a member could not be stored'),
  });
  const moderation = createModeration(context);
  const display = createDisplay({ ...context, onForbidden: moderation.onForbidden });
  const posting = createPosting({ ...context, ...display });
  const comparing = createComparing({ ...context, ...display });
  const counting = createCounting({
    ...context,
    postsSettled: posting.postsSettled,
    onOwnVote: notices.onOwnVote,
  });
  const services: CommandServices = {
    longTitles: new LongTitles(),
    ...context,
    ...display,
    ...moderation,
    ...posting,
    ...comparing,
    drafts,
  };
  greetGuilds({ ...context, staff: moderation.staff });
  const messages = new PrivateMessages({ ...context, entries: store.messages });
  const interactions = createInteractions({ ...context, commands, services, texts });

  let clearing: Promise<void> | undefined;

  /** First finishes work in progress while Discord is still connected; work due later waits for the next start. */
  async function shutDown(): Promise<void> {
    connection.endRequestsSoon();
    stopping.abort();
    await interactions.stop();
    await Promise.all([comparing.stop(), counting.stop(), posting.stop()]);
    await Promise.all([display.stop(), moderation.stop(), messages.stop(), clearing]);
    await connection.close();
    guilds.writeAtOnce();
    await Promise.all([counting.idle(), posting.idle()]);
    await notices.idle();
    await store.close();
  }
  const idle = async (): Promise<void> => {
    await Promise.all([posting.delivered(), moderation.reportBoard.idle()]);
  };
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= shutDown());

  try {
    const applicationId = await connection.untilTaken(() => fetchApplicationId(connection.rest));
    await bindStoreToApplication(store, applicationId);
    if (await connection.untilTaken(() => interactions.register(applicationId)))
      log.info('The commands are registered');
    await drafts.load();
    await connection.connect((code) => options.onDisconnect?.(code));
    // Not before Discord has said what time it is.
    clearing = clearExpiredHourly(store, clock, stopping.signal);
    await posting.resume();
    await comparing.resume();
    await messages.resume();
    const { size } = connection.client.guilds.cache;
    const link = inviteLink(applicationId, NEEDED_PERMISSIONS);
    if (size === 0) log.warn(`Ovation is in no server yet. Add it with this link: ${link}`);
    log.info({ guilds: size }, 'Ovation is connected to Discord');
    return { stop, idle };
  } catch (error) {
    await stop();
    throw error;
  }
}
