import { Client } from 'discord.js';
import { type Logger, pino } from 'pino';
import { GuildTask } from '../../src/discord/background/guild-task.ts';
import { Pace } from '../../src/discord/background/pace.ts';
import { compareEveryVote } from '../../src/discord/comparing/compare-every-vote.ts';
import { compareGuild } from '../../src/discord/comparing/compare-guild.ts';
import { DoubtedReviews } from '../../src/discord/comparing/doubted-reviews.ts';
import type { Read } from '../../src/discord/connection/read.ts';
import { trackReactions } from '../../src/discord/counting/reaction-tracker.ts';
import { Display } from '../../src/discord/display/display.ts';
import { ReviewMessages } from '../../src/discord/display/review-messages.ts';
import { trackDeletions } from '../../src/discord/posting/deletion-tracker.ts';
import { SuspectedMessages } from '../../src/discord/posting/suspected-messages.ts';
import { GuildDirectory } from '../../src/guilds/memory/guild-directory.ts';
import { Listeners } from '../../src/guilds/memory/guild-events.ts';
import { NO_MEASURES } from '../../src/measures.ts';
import { createTexts } from '../../src/presentation/texts/texts.ts';
import { KeyedQueue } from '../../src/storage/keyed-queue.ts';
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
  readonly #numbers: GuildTask;
  readonly #everyVote: GuildTask;
  /** Resolves once all events so far are handled. */
  readonly #heard: () => Promise<void>;

  constructor(discord: ModelDiscord, store: Store, clock: VirtualClock) {
    this.#clock = clock;
    const timing = { ...TIMING, flushDelay: 0 };
    const listeners = new Listeners((error) => {
      throw error;
    });
    this.guilds = new GuildDirectory(store, { listeners, clock, flushDelay: 0, reviewLimit: Infinity });
    const read: Read = (route, options) => discord.read(route, options?.query);
    const messages = modelMessages(discord);
    this.messages = messages;
    const presence = { isMember: () => true, onAvailable: () => {}, onAccessChanged: () => {} };
    const measures = NO_MEASURES;
    const shared = { guilds: this.guilds, presence, listeners, log, clock, timing, measures };
    const display = new Display({ ...shared, messages, onForbidden: () => {} });
    listeners.on('counts', ({ memory }, { key, posting }) => {
      if (posting.state === 'posted') display.markOutdated(memory.id, key, posting);
    });
    const services = { ...shared, read, messages, display, isReadable: () => true };
    const pace = new Pace(clock, timing.compareSpacing);
    const doubts = new DoubtedReviews(services);
    this.#numbers = new GuildTask({
      ...shared,
      task: 'numbers',
      run: (guild, signal) => compareGuild({ ...services, doubts }, guild, signal),
      guildsAtOnce: 1,
    });
    this.#everyVote = new GuildTask({
      ...shared,
      task: 'every vote',
      run: (guild, signal) => compareEveryVote({ ...services, doubts, pace }, guild, signal),
      guildsAtOnce: 1,
    });
    listeners.on('doubt', (guildId, reviewKey) =>
      reviewKey === undefined ? this.#numbers.request(guildId) : doubts.doubt(guildId, reviewKey),
    );
    const events = { messageEvents: new KeyedQueue(), postsSettled: async () => {} };
    const counted = trackReactions(this.#client, {
      ...shared,
      ...events,
      client: this.#client,
      rest: {} as never,
      onOwnVote: () => {},
    });
    const suspected = new SuspectedMessages({ ...services, ...shared });
    const deleted = trackDeletions(this.#client, { ...services, ...events, suspected });
    this.#heard = async () => void (await Promise.all([counted(), deleted()]));
    this.#parts = [this.#numbers, this.#everyVote, doubts, suspected, display];
  }

  deliver({ event, data }: Dispatch): void {
    // discord.js emits this for each dispatch, before it looks at its caches.
    this.#client.ws.emit(event as never, data as never, 0 as never);
  }

  /** Does what a new gateway session triggers. */
  newSession(): void {
    this.#numbers.request(GUILD);
    this.#everyVote.request(GUILD);
  }

  /** Stops cleanly. */
  async stop(): Promise<void> {
    this.guilds.writeAtOnce();
    await this.kill();
  }

  /** Ends without writing what is only in memory, like a crash. */
  async kill(): Promise<void> {
    this.#client.ws.removeAllListeners();
    const stopped = Promise.all(this.#parts.map((part) => part.stop()));
    await this.#clock.pass(0);
    await stopped;
    await this.#heard();
  }
}

/** Posts and edits messages at the model, which stores no reactions of the bot; tests/discord covers those. */
function modelMessages(discord: ModelDiscord): ReviewMessages {
  const address = (route: string) => {
    const [, channelId = '', messageId = ''] = /^\/channels\/(\d+)\/messages(?:\/(\d+))?/.exec(route) ?? [];
    return [channelId, messageId] as const;
  };
  const rest = {
    post: async (route: string, { body }: { body: never }) => ({
      id: discord.createMessage(address(route)[0], body),
    }),
    patch: (route: string, { body }: { body: never }) => discord.edit(...address(route), body),
    put: (route: string) => discord.put(...address(route)),
    delete: async () => {},
  };
  return new ReviewMessages(rest as never, rest as never, () => createTexts().for('en-US'));
}
