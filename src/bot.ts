import { once } from 'node:events';
import { Events, Locale } from 'discord.js';
import type { Logger } from 'pino';
import { commands } from '../commands/index.ts';
import { SYSTEM_CLOCK } from './clock.ts';
import { Sweeper } from './discord/background/sweeper.ts';
import { createClient } from './discord/connection/client.ts';
import { logConnection } from './discord/connection/connection-log.ts';
import { fetchApplicationId } from './discord/connection/fetch-application-id.ts';
import { isReadable } from './discord/connection/missing-permissions.ts';
import { DoubtedReviews } from './discord/counting/doubted-reviews.ts';
import { fetchVoterRoles } from './discord/counting/fetch-voter-roles.ts';
import { findDifferences } from './discord/counting/find-differences.ts';
import { trackReactions } from './discord/counting/reaction-tracker.ts';
import { compareReview } from './discord/counting/reconcile-review.ts';
import { RecountJob } from './discord/counting/recount-job.ts';
import type { Read } from './discord/counting/recount-votes.ts';
import { removeOlderVotes } from './discord/counting/remove-older-votes.ts';
import { Display } from './discord/display/display.ts';
import { ReviewMessages } from './discord/display/review-messages.ts';
import { registerCommands } from './discord/interactions/registration.ts';
import { routeInteractions } from './discord/interactions/router.ts';
import { StaffMessages } from './discord/moderation/staff-messages.ts';
import { staffNotes } from './discord/moderation/staff-notes.ts';
import { trackDeletions } from './discord/posting/deletion-tracker.ts';
import { Outbox } from './discord/posting/outbox.ts';
import { RepostJob } from './discord/posting/repost-job.ts';
import { recheckVotes } from './discord/sweeping/recheck-votes.ts';
import { sweepGuild } from './discord/sweeping/sweep.ts';
import { GuildDirectory, type OpenGuild } from './guilds/memory/guild-directory.ts';
import { explainOwnVote, noteMilestone } from './guilds/notices/vote-notices.ts';
import { Drafts } from './guilds/reviews/drafts.ts';
import { inviteLink } from './operations/invite.ts';
import { NEEDED_PERMISSIONS } from './presentation/permissions.ts';
import { createTexts } from './presentation/texts/texts.ts';
import { claimStore } from './storage/store/claim-store.ts';
import { openStore } from './storage/store/open-store.ts';
import { TIMING, type Timing } from './timing.ts';

export interface BotOptions {
  readonly token: string;
  /** Of Discord's REST API, without its version. */
  readonly apiUrl: string;
  readonly databaseUrl: string;
  readonly log: Logger;
  /**
   * Called when Discord has closed a connection for good, with the gateway's close code: nothing will reach the bot any
   * more.
   */
  readonly onDisconnect?: (code: number) => void;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  readonly timing?: Partial<Timing>;
}

export interface Bot {
  /** Resolves when everything is on disk and the connection to Discord is closed. */
  stop(): Promise<void>;
}

/** Above this number of reviews in memory, the guilds that were not used for longest are let go. */
const REVIEW_LIMIT = 500_000;

/**
 * Builds the bot, connects it to Discord and resolves when it works. Rejects, with nothing left open, when the database
 * cannot be opened, or Discord refuses or cannot be reached.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { token, apiUrl, databaseUrl, log, now = Date.now } = options;
  const timing = { ...TIMING, ...options.timing };
  const texts = createTexts();
  const client = createClient(apiUrl);
  const rest = client.rest.setToken(token);
  const store = await openStore(databaseUrl, {
    onUnreadable: (namespace, key, problem) =>
      log.error({ namespace, key, problem }, 'An entry cannot be read and is left as it is'),
  });

  const keep = (notice: Promise<void>) =>
    void notice.catch((err: unknown) => log.error({ err }, 'What a member is to be told was not kept'));
  const guilds = new GuildDirectory(store, {
    onCounts(guildId, review, before) {
      if (review.posting.state === 'posted') display.markOutdated(guildId, review.key, review.posting);
      keep(guilds.use(guildId, (guild) => noteMilestone(guild, review, before, now())));
    },
    onWriteError: (err) => log.error({ err }, 'Votes could not be written; trying again'),
    reviewLimit: REVIEW_LIMIT,
    flushDelay: timing.flushDelay,
    retryDelay: timing.retryDelays[0] ?? 0,
  });
  const drafts = new Drafts(store.drafts, now);
  const localeOf = (guildId: string) => client.guilds.cache.get(guildId)?.preferredLocale ?? Locale.EnglishUS;
  const messages = new ReviewMessages(rest, texts, localeOf);
  const shared = { guilds, log, clock: SYSTEM_CLOCK, timing };
  const guildText = (guildId: string) => texts.for(localeOf(guildId));
  const staff = new StaffMessages({ rest, log, timing });
  const { onDeletedByHand, onForbidden } = staffNotes({ ...shared, staff, guildText });
  const display = new Display({
    ...shared,
    messages,
    onGone: (guildId) => sweeper.request(guildId),
    onForbidden,
  });
  const outbox = new Outbox({
    ...shared,
    client,
    rest,
    messages,
    now,
    onDeletedByHand,
    entries: store.outbox,
    onIncomplete: (guildId) => sweeper.request(guildId),
  });
  const readable = (channelId: string) => isReadable(client, channelId);
  const read: Read = (route, options) => rest.get(route, options);
  const sweeper = new Sweeper({
    ...shared,
    sweep: (guild, signal) =>
      sweepGuild(
        { ...shared, isReadable: readable, read, messages, display, onDeletedByHand, onUnknownVoters, now },
        guild,
        signal,
      ),
  });
  const lookUps = new Sweeper({
    ...shared,
    sweep: (guild, signal) => fetchVoterRoles({ ...shared, rest }, guild, signal),
  });
  const onUnknownVoters = (guildId: string) => lookUps.request(guildId);
  const rechecker = new Sweeper({
    ...shared,
    sweep: (guild, signal) =>
      recheckVotes({ ...shared, isReadable: readable, read, messages, display }, guild, signal),
  });

  const doubts = new DoubtedReviews({
    ...shared,
    compare: (guild, reviewKey) => compareReview({ read, messages, display }, guild, reviewKey),
    onFailed: (guildId) => sweeper.request(guildId),
  });

  const repostJob = new RepostJob({ ...shared, outbox, jobs: store.jobs });

  const recountJob = new RecountJob({
    ...shared,
    isReadable: readable,
    read,
    messages,
    display,
    jobs: store.jobs,
  });

  const services = {
    client,
    drafts,
    outbox,
    display,
    repostJob,
    recountJob,
    findDifferences: (guild: OpenGuild) => findDifferences({ read, messages, isReadable: readable }, guild),
    staff,
    onUnknownVoters,
    guildText,
    log,
    now,
  };
  const checkAgain = setInterval(() => {
    for (const guildId of client.guilds.cache.keys()) rechecker.request(guildId);
  }, timing.recheckEvery).unref();

  const stopRouting = routeInteractions({ ...shared, commands, services, texts });
  const votesCounted = trackReactions(client, {
    ...shared,
    postsSettled: () => outbox.settled(),
    onOwnVote: (guild, review) => keep(explainOwnVote(guild, review, now())),
    onOppositeVote: (address, userId, older) =>
      removeOlderVotes({ client, rest, log }, address, userId, older),
    onDoubt: (guildId, reviewKey) => doubts.doubt(guildId, reviewKey),
    onMissed: (guildId) => sweeper.request(guildId),
  });
  const deletionsNoted = trackDeletions(client, {
    ...shared,
    postsSettled: () => outbox.settled(),
    onDeletedByHand,
    now,
  });
  client.on(Events.Error, (err) => log.error({ err }, 'discord.js reported an error'));
  logConnection(client, log);
  // Events were missed: in a new session, while the guild was out of order, or before the bot was in it.
  for (const event of [Events.GuildAvailable, Events.GuildCreate] as const) {
    client.on(event, ({ id }) => {
      sweeper.request(id);
      rechecker.request(id);
    });
  }

  /**
   * First what is under way is finished, with Discord still in reach; what is due after that waits for the next start.
   */
  async function shutDown(): Promise<void> {
    clearInterval(checkAgain);
    await stopRouting();
    await Promise.all([
      sweeper.stop(),
      rechecker.stop(),
      lookUps.stop(),
      doubts.stop(),
      repostJob.stop(),
      recountJob.stop(),
      outbox.stop(),
    ]);
    await Promise.all([display.stop(), staff.stop()]);
    client.removeAllListeners(Events.ShardReconnecting);
    await client.destroy();
    await Promise.all([votesCounted(), deletionsNoted()]);
    await guilds.close().catch((err: unknown) => log.error({ err }, 'Votes could not be written'));
    await store.close();
  }
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= shutDown());

  try {
    const applicationId = await fetchApplicationId(rest);
    await claimStore(store, applicationId);
    const definitions = commands.map((command) => command.definition(texts));
    if (await registerCommands(rest, applicationId, definitions)) log.info('The commands are registered');
    await drafts.load();
    const ready = once(client, Events.ClientReady);
    await client.login(token);
    await ready;
    client.on(Events.ShardDisconnect, ({ code }) => options.onDisconnect?.(code));
    await outbox.resume();
    await repostJob.resume();
    await recountJob.resume();
    if (client.guilds.cache.size === 0) {
      log.warn(
        `Ovation is in no server yet. Add it with this link: ${inviteLink(applicationId, NEEDED_PERMISSIONS)}`,
      );
    }
    log.info({ guilds: client.guilds.cache.size }, 'Ovation is connected to Discord');
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
