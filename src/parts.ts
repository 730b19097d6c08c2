import type { CommandServices } from '../commands/index.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { Sweep } from './discord/background/sweep.ts';
import { createComparing } from './discord/comparing/create-comparing.ts';
import type { createConnection } from './discord/connection/create-connection.ts';
import type { DiscordClock } from './discord/connection/discord-clock.ts';
import type { Context } from './discord/context.ts';
import { createCounting } from './discord/counting/create-counting.ts';
import { createDisplay } from './discord/display/create-display.ts';
import { createErasing } from './discord/erasing/create-erasing.ts';
import { Exports } from './discord/exporting/exports.ts';
import { createImporting } from './discord/importing/create-importing.ts';
import { KeptUploads } from './discord/importing/kept-uploads.ts';
import { HandOver } from './discord/interactions/hand-over.ts';
import { keepInteractions } from './discord/interactions/keep-interactions.ts';
import { followAbsences } from './discord/leaving/follow-absences.ts';
import { createModeration } from './discord/moderation/create-moderation.ts';
import { PrivateMessages } from './discord/notices/private-messages.ts';
import { createPictures } from './discord/pictures/create-pictures.ts';
import { createPosting } from './discord/posting/create-posting.ts';
import { createShows } from './discord/shows/create-shows.ts';
import { greetGuilds } from './discord/welcome/greet-guilds.ts';
import { clearExpiredHourly } from './guilds/memory/clear-expired.ts';
import { GuildDirectory } from './guilds/memory/guild-directory.ts';
import { Listeners } from './guilds/memory/guild-events.ts';
import { createNotices } from './guilds/notices/create-notices.ts';
import { Drafts } from './guilds/reviews/drafts.ts';
import { LongTitles } from './guilds/shows/long-titles.ts';
import { createTexts } from './presentation/texts/texts.ts';
import type { Shards } from './storage/backend.ts';
import { KeyedQueue } from './storage/keyed-queue.ts';
import type { Store } from './storage/store/store.ts';

export interface PartsOptions extends Pick<Context, 'log' | 'timing' | 'measures'> {
  readonly connection: ReturnType<typeof createConnection>;
  readonly store: Store;
  readonly catalogue: Catalogue;
  readonly clock: DiscordClock;
}

/** With more reviews than this in memory, the guilds unused for longest are unloaded. */
const REVIEW_LIMIT = 1_000_000;

/** Builds the parts of the bot and ties them. They follow what Discord tells, which begins when the connection is made. */
export function createParts({ connection, store, catalogue, log, clock, timing, measures }: PartsOptions) {
  const texts = createTexts();
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
    ...{ sweep, guildText, guilds, listeners, messageEvents, store, log, clock, timing, measures },
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
  const shows = createShows({ ...context, catalogue });
  const importing = createImporting({ ...context, catalogue });
  const exports = new Exports(context);
  const erasing = createErasing({ ...context, drafts });
  const pictures = createPictures(context);
  const services: CommandServices = {
    longTitles: new LongTitles(),
    ...context,
    ...display,
    ...moderation,
    ...posting,
    ...comparing,
    ...shows,
    imports: importing.imports,
    exports,
    uploads: new KeptUploads(),
    erasing: erasing.erasing,
    pictures: pictures.pictures,
    catalogue,
    drafts,
  };
  const absences = followAbsences({ ...context, drafts });
  greetGuilds({ ...context, staff: moderation.staff });
  const messages = new PrivateMessages({ ...context, entries: store.messages });
  const answerKept = keepInteractions(connection.client);
  let stopAnswering = async (): Promise<void> => {};
  let clearing: Promise<unknown> | undefined;
  measures.watch({
    shards: connection.shards,
    checkStore: () => store.check(),
    queueLengths: () => ({
      requests: connection.requestsUnderWay(),
      deliveries: posting.outbox.underWay,
      'kept-deliveries': posting.outbox.kept.length,
      edits: display.display.underWay,
      'private-messages': messages.underWay,
      comparisons: comparing.underWay(),
    }),
    putOffs: () => connection.putOffs.current().length,
    guilds: () => connection.client.guilds.cache.size,
    inMemory: () => guilds.held,
  });

  return {
    /**
     * Reads what has to be known before the first event, and continues what the last run did not finish: in each guild, once Discord has
     * told of it.
     */
    async load(): Promise<void> {
      await drafts.load();
      await posting.resume();
      await comparing.resume();
      await shows.resume();
      await importing.resume();
      await erasing.resume();
      await messages.resume();
    },
    /**
     * Loads the commands, answers interactions with them from then on, also those that came before, and registers the
     * commands at Discord, in the process of the first shard alone. Resolves to whether Discord had other ones.
     */
    async answer(applicationId: string, shards: Shards): Promise<boolean> {
      const { commands } = await import('../commands/index.ts');
      const { createInteractions } = await import('./discord/interactions/create-interactions.ts');
      const handOver = new HandOver({ store, shards, clock });
      const interactions = createInteractions({ ...context, commands, services, texts, handOver });
      stopAnswering = interactions.stop;
      answerKept();
      if (!shards.ids.includes(0)) return false;
      return connection.untilAnswered(() => interactions.register(applicationId));
    },
    /** Deletes what is over, now and every hour. Call it once connected: Discord has said what time it is, and which guilds there are. */
    clearHourly(): void {
      clearing = Promise.all([clearExpiredHourly(store, clock, stopping.signal), absences.eraseHourly()]);
    },
    /** Resolves once Discord has what follows from the answers given so far, or has refused it; retries come later. */
    async idle(): Promise<void> {
      await erasing.idle();
      await Promise.all([posting.delivered(), moderation.idle()]);
    },
    /** First finishes work in progress while Discord is still connected; work due later waits for the next start. */
    async stop(): Promise<void> {
      connection.endRequestsSoon();
      stopping.abort();
      exports.stop();
      await stopAnswering();
      await Promise.all([comparing.stop(), counting.stop(), posting.stop(), shows.stop(), absences.stop()]);
      await erasing.stop();
      await Promise.all([display.stop(), moderation.stop(), messages.stop(), pictures.stop(), clearing]);
      await connection.close();
      guilds.writeAtOnce();
      await Promise.all([counting.idle(), posting.idle()]);
      await notices.idle();
      await Promise.all([store.close(), catalogue.close()]);
    },
  };
}
