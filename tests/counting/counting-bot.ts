import { Client } from 'discord.js';
import { type Logger, pino } from 'pino';
import { Sweeper } from '../../src/discord/background/sweeper.ts';
import type { Read } from '../../src/discord/connection/read.ts';
import { DoubtedReviews } from '../../src/discord/counting/doubted-reviews.ts';
import { trackReactions } from '../../src/discord/counting/reaction-tracker.ts';
import { compareReview } from '../../src/discord/counting/reconcile-review.ts';
import { Display } from '../../src/discord/display/display.ts';
import { ReviewMessages } from '../../src/discord/display/review-messages.ts';
import { recheckVotes } from '../../src/discord/sweeping/recheck-votes.ts';
import { sweepGuild } from '../../src/discord/sweeping/sweep.ts';
import { GuildDirectory } from '../../src/guilds/memory/guild-directory.ts';
import { createTexts } from '../../src/presentation/texts/texts.ts';
import type { Store } from '../../src/storage/store/store.ts';
import { TIMING } from '../../src/timing.ts';
import { type Dispatch, GUILD, type ModelDiscord } from './model-discord.ts';
import type { VirtualClock } from './virtual-clock.ts';

const log: Logger = pino({ level: 'silent' });

/** The parts of the bot that count and show votes, over the model: gateway payloads come in, requests go out. */
export class CountingBot {
  readonly guilds: GuildDirectory;
  readonly messages: ReviewMessages;
  readonly #client = new Client({ intents: [] });
  readonly #clock: VirtualClock;
  readonly #parts: { stop(): Promise<void> }[];
  readonly #sweeper: Sweeper;
  readonly #rechecker: Sweeper;
  readonly #counted: () => Promise<void>;

  constructor(discord: ModelDiscord, store: Store, clock: VirtualClock) {
    this.#clock = clock;
    const timing = { ...TIMING, flushDelay: 0 };
    this.guilds = new GuildDirectory(store, {
      onCounts: (guildId, { key, posting }) => {
        if (posting.state === 'posted') display.markOutdated(guildId, key, posting);
      },
      onWriteError: () => {},
      reviewLimit: Infinity,
      flushDelay: 0,
      retryDelay: 0,
    });
    const read: Read = (route, options) => discord.read(route, options?.query);
    const messages = modelMessages(discord);
    this.messages = messages;
    const shared = { guilds: this.guilds, log, clock, timing };
    const display = new Display({
      ...shared,
      messages,
      onGone: (guildId) => this.#sweeper.request(guildId),
      onForbidden: () => {},
    });
    const services = {
      ...shared,
      read,
      messages,
      display,
      isReadable: () => true,
      onDeletedByHand: () => {},
      onUnknownVoters: () => {},
    };
    this.#sweeper = new Sweeper({
      ...shared,
      sweep: (guild, signal) => sweepGuild(services, guild, signal),
    });
    this.#rechecker = new Sweeper({
      ...shared,
      sweep: (guild, signal) => recheckVotes(services, guild, signal),
    });
    const doubts = new DoubtedReviews({
      ...shared,
      compare: (guild, reviewKey) => compareReview(services, guild, reviewKey),
      onFailed: (guildId) => this.#sweeper.request(guildId),
    });
    this.#counted = trackReactions(this.#client, {
      ...shared,
      postsSettled: async () => {},
      onOwnVote: () => {},
      onOppositeVote: () => {},
      onDoubt: (guildId, reviewKey) => doubts.doubt(guildId, reviewKey),
      onMissed: (guildId) => this.#sweeper.request(guildId),
    });
    this.#parts = [this.#sweeper, this.#rechecker, doubts, display];
  }

  deliver({ event, data }: Dispatch): void {
    // discord.js emits this for each dispatch, before it looks at its caches.
    this.#client.ws.emit(event as never, data as never, 0 as never);
  }

  /** Does what a new gateway session triggers. */
  newSession(): void {
    this.#sweeper.request(GUILD);
    this.#rechecker.request(GUILD);
  }

  /** Stops cleanly. */
  async stop(): Promise<void> {
    await this.kill();
    await this.guilds.close();
  }

  /** Ends without writing what is only in memory, like a crash. */
  async kill(): Promise<void> {
    this.#client.ws.removeAllListeners();
    const stopped = Promise.all(this.#parts.map((part) => part.stop()));
    await this.#clock.pass(0);
    await stopped;
    await this.#counted();
  }
}

/** Posts and edits messages at the model. The bot adds no reactions here; tests/discord covers those. */
function modelMessages(discord: ModelDiscord): ReviewMessages {
  const rest = {
    post: async (_: string, { body }: { body: never }) => ({ id: discord.createMessage(body) }),
    patch: (route: string, { body }: { body: never }) => discord.edit(/(\d+)$/.exec(route)?.[1] ?? '', body),
    put: async () => {},
    delete: async () => {},
  };
  return new ReviewMessages(rest as never, () => createTexts().for('en-US'));
}
