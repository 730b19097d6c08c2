import type { WebSocketOptions } from 'discord.js';
import type { Logger } from 'pino';
import { type CommandServices, commands } from '../commands/index.ts';
import { type Clock, SYSTEM_CLOCK } from './clock.ts';
import { createConnection } from './discord/connection/create-connection.ts';
import { fetchApplicationId } from './discord/connection/fetch-application-id.ts';
import { createCounting } from './discord/counting/create-counting.ts';
import { createDisplay } from './discord/display/create-display.ts';
import { createInteractions } from './discord/interactions/create-interactions.ts';
import { createModeration } from './discord/moderation/create-moderation.ts';
import { createPosting } from './discord/posting/create-posting.ts';
import { createSweeping } from './discord/sweeping/create-sweeping.ts';
import { GuildDirectory } from './guilds/memory/guild-directory.ts';
import { createNotices } from './guilds/notices/create-notices.ts';
import { Drafts } from './guilds/reviews/drafts.ts';
import { inviteLink } from './operations/invite.ts';
import { NEEDED_PERMISSIONS } from './presentation/permissions.ts';
import { createTexts } from './presentation/texts/texts.ts';
import { bindStoreToApplication } from './storage/store/bind-store.ts';
import { openStore } from './storage/store/open-store.ts';
import { retryDelay, TIMING, type Timing } from './timing.ts';

export interface BotOptions {
  readonly token: string;
  /** Address of Discord's REST API, without the version. */
  readonly apiUrl: string;
  readonly databaseUrl: string;
  /** How discord.js connects to the gateway; its own way by default. */
  readonly gateway?: WebSocketOptions;
  readonly log: Logger;
  /** Called when Discord closes the connection for good, with the gateway's close code: no more events will come. */
  readonly onDisconnect?: (code: number) => void;
  /** Everything that asks for the time, or waits to talk to Discord, does so here; the system's clock by default. */
  readonly clock?: Clock;
  readonly timing?: Partial<Timing>;
}

export interface Bot {
  /** Resolves once everything is on disk and the connection to Discord is closed. */
  stop(): Promise<void>;
}

/** With more reviews than this in memory, the guilds unused for longest are unloaded. */
const REVIEW_LIMIT = 500_000;

/**
 * Builds the bot and connects it to Discord. Resolves once it works; rejects, with nothing left open, when the database
 * cannot be opened, or when Discord refuses or cannot be reached.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiUrl, gateway, databaseUrl, log, clock = SYSTEM_CLOCK } = options;
  const now = () => clock.now();
  const timing = { ...TIMING, ...options.timing };
  const texts = createTexts();
  const connection = createConnection({ token, apiUrl, gateway, log });
  const store = await openStore(databaseUrl, {
    onUnreadable: (namespace, key, problem) =>
      log.error({ namespace, key, problem }, 'An entry is unreadable; it stays unchanged'),
  });
  const drafts = new Drafts(store.drafts, now);
  const guilds = new GuildDirectory(store, {
    onCounts(guildId, review, before) {
      display.onCounts(guildId, review);
      notices.onCounts(guildId, review, before);
    },
    onWriteError: (err) => log.error({ err }, 'Votes could not be written; trying again'),
    reviewLimit: REVIEW_LIMIT,
    flushDelay: timing.flushDelay,
    retryDelay: retryDelay(timing, 0),
  });

  const guildText = (guildId: string) => texts.for(connection.localeOf(guildId));
  const context = { ...connection, guildText, guilds, store, log, clock, timing };
  // Every part may miss events. Sweeping finds them, but is created last because it uses the other parts.
  const onMissed = (guildId: string) => sweeping.request(guildId);
  const notices = createNotices({
    guilds,
    now,
    onLost: (err) => log.error({ err }, 'A notice for a member could not be stored'),
  });
  const moderation = createModeration(context);
  const { onDeletedByHand, onForbidden } = moderation;
  const display = createDisplay({ ...context, onMissed, onForbidden });
  const posting = createPosting({ ...context, ...display, onMissed, onDeletedByHand });
  const { onOwnVote } = notices;
  const { postsSettled } = posting;
  const counting = createCounting({ ...context, ...display, postsSettled, onOwnVote, onMissed });
  const { onUnknownVoters } = counting;
  const sweeping = createSweeping({ ...context, ...display, onDeletedByHand, onUnknownVoters });
  const services: CommandServices = {
    ...context,
    ...moderation,
    ...display,
    ...posting,
    ...counting,
    drafts,
  };
  const interactions = createInteractions({ ...context, commands, services, texts });

  /** First finishes work in progress while Discord is still connected; work due later waits for the next start. */
  async function shutDown(): Promise<void> {
    await interactions.stop();
    await Promise.all([sweeping.stop(), counting.stop(), posting.stop()]);
    await Promise.all([display.stop(), moderation.stop()]);
    await connection.close();
    await Promise.all([counting.idle(), posting.idle()]);
    await guilds.close().catch((err: unknown) => log.error({ err }, 'Votes could not be written'));
    await store.close();
  }
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= shutDown());

  try {
    const applicationId = await fetchApplicationId(connection.rest);
    await bindStoreToApplication(store, applicationId);
    if (await interactions.register(applicationId)) log.info('The commands are registered');
    await drafts.load();
    await connection.connect((code) => options.onDisconnect?.(code));
    await posting.resume();
    await counting.resume();
    const { size } = connection.client.guilds.cache;
    const link = inviteLink(applicationId, NEEDED_PERMISSIONS);
    if (size === 0) log.warn(`Ovation is in no server yet. Add it with this link: ${link}`);
    log.info({ guilds: size }, 'Ovation is connected to Discord');
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
