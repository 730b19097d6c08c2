import type { OpenGuild } from '../../src/guilds/memory/open-guild.ts';
import { blockMember } from '../../src/guilds/moderation/block-member.ts';
import { markPosted } from '../../src/guilds/posting/delivery-state.ts';
import { markDeletedByHand } from '../../src/guilds/posting/mark-message-gone.ts';
import { outboxKey } from '../../src/guilds/posting/outbox-key.ts';
import { repostReview } from '../../src/guilds/posting/repost-review.ts';
import { writeReview } from '../../src/guilds/reviews/write-review.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import type { Store } from '../../src/storage/store/store.ts';
import { checkReview } from './check-review.ts';
import { CountingBot } from './counting-bot.ts';
import { isDropped, MEMBERS, REVIEWS, type Step } from './counting-step.ts';
import { KnownReviews } from './known-reviews.ts';
import { CHANNEL, GUILD, ModelDiscord, THREAD } from './model-discord.ts';
import { severable } from './severable-store.ts';
import { VirtualClock } from './virtual-clock.ts';

/** Whatever waits for Discord has been tried again by then, in milliseconds. */
const LONGEST_WAIT = 60 * 60_000;

/** One guild with a few reviews, from its first vote to the last sweep. */
export class CountingRun {
  readonly #clock: VirtualClock = new VirtualClock(() => this.discord.requests > 0);
  readonly discord = new ModelDiscord([MEMBERS.at(-1) ?? ''], () => this.#clock.monotonic());
  readonly #store: Store;
  #sever = (): void => {};
  #bot: CountingBot;
  readonly #delivered: ModelDiscord['pending'] = [];
  readonly #known = new KnownReviews(this.discord);
  readonly #blocked = new Set<string>();
  /** Whether every event arrives in order: then no sweep is needed. */
  #isLossless = true;
  #isRepeated = false;

  private constructor(store: Store) {
    this.#store = store;
    this.#bot = this.#start();
  }

  static async start(): Promise<CountingRun> {
    const store = await openStore('memory://', {
      onUnreadable: (namespace, key, problem) => {
        throw new Error(`${namespace} ${key}: ${problem}`);
      },
    });
    const run = new CountingRun(store);
    await run.#use(async (guild) => {
      for (let number = 0; number < REVIEWS; number += 1) {
        const author = { id: MEMBERS[0] ?? '', name: 'Noor', avatarUrl: 'https://cdn.example/21.png' };
        const opinion = { body: 'The band plays for real.', score: 80, spoilers: false };
        const show = { id: String(number), title: `Show ${number}` };
        // The last one was written in a thread.
        const channelId = number === REVIEWS - 1 ? THREAD : CHANNEL;
        const request = { author, hasWriterRole: true, show, opinion, channelId, now: 0 };
        const written = await guild.run(writeReview(request));
        const key = guild.memory.review(written.show.id, author.id)?.key ?? '';
        run.#known.keys.push(key);
        await run.#post(guild, key);
      }
    });
    return run;
  }

  async take(step: Step): Promise<void> {
    const { discord } = this;
    if (['lose', 'restart', 'kill', 'swap'].includes(step.do) || isDropped(step)) this.#isLossless = false;
    switch (step.do) {
      case 'react': {
        const key = this.#known.keys[step.review] ?? '';
        const messageId = await this.#messageOf(key);
        this.#known.reacted(key, MEMBERS[step.member] ?? '');
        return discord.react(messageId, step.emoji, MEMBERS[step.member] ?? '', step.kind);
      }
      case 'unreact': {
        const messageId = await this.#messageOf(this.#known.keys[step.review] ?? '');
        return discord.unreact(messageId, step.emoji, MEMBERS[step.member] ?? '', step.kind);
      }
      case 'clear':
        return discord.clear(await this.#messageOf(this.#known.keys[step.review] ?? ''), step.emoji);
      case 'deliver':
        return this.#deliver(step.count);
      case 'repeat':
        this.#isRepeated = true;
        for (const dispatch of this.#delivered.slice(-step.count)) this.#bot.deliver(dispatch);
        return;
      case 'swap':
        return this.#swap(step.count);
      case 'lose':
        discord.pending.length = 0;
        return this.#bot.newSession();
      case 'restart':
        await this.#bot.stop();
        return this.#startAnew();
      case 'kill':
        this.#sever();
        await this.#bot.kill();
        return this.#startAnew();
      case 'repost': {
        const key = this.#known.keys[step.review] ?? '';
        // What this does instead of the outbox takes no turns with events that are being handled.
        await this.#clock.pass(0);
        return this.#use(async (guild) => {
          const review = guild.memory.reviewByKey(key);
          if (review !== undefined && !guild.memory.isHidden(review)) await this.#post(guild, key);
        });
      }
      case 'block': {
        const userId = MEMBERS[step.member] ?? '';
        if (step.blocked) this.#blocked.add(userId);
        else this.#blocked.delete(userId);
        await this.#use((guild) => guild.run(blockMember(userId, step.blocked ? { at: 0 } : undefined)));
        return;
      }
      case 'fail':
        discord.faults.push(step.fault);
        return;
      case 'put off':
        discord.putOffUntil.set(step.method, this.#clock.monotonic() + step.milliseconds);
        return;
      case 'archive':
        return discord.setArchived(step.archived);
      case 'delete': {
        const messageId = await this.#messageOf(this.#known.keys[step.review] ?? '');
        const channelId = discord.messages.get(messageId)?.channelId ?? '';
        return this.#deleting([messageId], () => discord.delete(channelId, [messageId], 'one by one'));
      }
      case 'empty': {
        const ids = discord.idsIn(step.place);
        return this.#deleting(ids, () => discord.delete(step.place, ids, step.how));
      }
      case 'delete the thread':
        return this.#deleting(discord.idsIn(THREAD), () => discord.deleteThread());
      case 'set the clock':
        this.#clock.ahead = step.milliseconds;
        return;
      case 'pass':
        return this.#clock.pass(step.milliseconds);
    }
  }

  /** Delivers everything and sweeps. Then what is stored, counted and shown must be what Discord has. */
  async finish(): Promise<void> {
    const { discord } = this;
    this.#deliver(Infinity);
    await this.#clock.pass(1000);
    discord.faults = [];
    discord.putOffUntil.clear();
    if (discord.isArchived) {
      // The thread holds up no other place.
      if (!this.#isLossless) this.#bot.newSession();
      await this.#clock.pass(LONGEST_WAIT);
      await this.#checkAll((key) => this.#known.channelOf(key) !== THREAD);
      discord.setArchived(false);
      this.#deliver(Infinity);
    }
    if (this.#isLossless) {
      await this.#clock.runOut();
      await this.#checkAll();
    }
    this.#bot.newSession();
    await this.#clock.runOut();
    await this.#checkAll();
    await this.#bot.stop();
    await this.#store.close();
  }

  async #checkAll(isDue: (key: string) => boolean = () => true): Promise<void> {
    await this.#use(async (guild) => {
      const voters = MEMBERS.slice(1, -1).filter((userId) => !this.#blocked.has(userId));
      for (const key of this.#known.keys.filter(isDue)) await checkReview(guild, this.#known.of(key, voters));
    });
  }

  #start(): CountingBot {
    // Only one process at a time listens for shutdown.
    const { store, sever } = severable(this.#store);
    this.#sever = sever;
    return new CountingBot(this.discord, store, this.#clock);
  }

  #startAnew(): void {
    this.discord.pending.length = 0;
    this.#bot = this.#start();
    this.#bot.newSession();
  }

  #deliver(count: number): void {
    for (const dispatch of this.discord.pending.splice(0, count)) {
      this.#bot.deliver(dispatch);
      this.#delivered.push(dispatch);
    }
  }

  /** Deletes messages, and notes the votes on them that the bot has been told of, in order and once: those must last. */
  async #deleting(ids: readonly string[], remove: () => void): Promise<void> {
    // What is in memory alone is lost with a process that is killed.
    if (this.#isLossless) await this.#clock.pass(0);
    if (this.#isLossless && !this.#isRepeated && this.discord.pending.length === 0) this.#known.deleting(ids);
    remove();
  }

  /** Swaps the first event with a later one about the same reaction. */
  #swap(count: number): void {
    const { pending } = this.discord;
    const other = pending[count % Math.max(1, pending.length)];
    const first = pending[0];
    if (first === undefined || other === undefined || first === other) return;
    pending[pending.indexOf(other)] = first;
    pending[0] = other;
  }

  /** Posts or reposts a review, as the outbox does, and removes its old message. */
  async #post(guild: OpenGuild, key: string): Promise<void> {
    const before = guild.memory.reviewByKey(key)?.posting;
    const requested =
      before?.state === 'wanted' ? outboxKey(GUILD, key) : await guild.run(repostReview(key, CHANNEL, 0));
    const entry = await guild.store.outbox.get(requested ?? '');
    if (entry === undefined) throw new Error('Nothing is to be posted');
    const { signal } = new AbortController();
    const { channelId, postingId } = entry;
    const messageId = (await this.#bot.messages.post(guild, key, channelId, postingId, signal)) ?? '';
    await guild.run(markPosted(entry, messageId, 0));
    if (before?.state === 'posted') {
      this.discord.messages.delete(before.messageId);
      await guild.run(markDeletedByHand({ reviewKey: key, postingId: before.id }, 0));
    }
    // The new message's ballot starts with the carried votes.
    await guild.votes.replace(key, messageId, async () => () => true);
    this.#known.posted(key, messageId, (await guild.store.votes.get(key))?.carried);
  }

  #messageOf(key: string): Promise<string> {
    return this.#use(async ({ memory }) => {
      const posting = memory.reviewByKey(key)?.posting;
      return posting?.state === 'posted' ? posting.messageId : '';
    });
  }

  #use<T>(work: (guild: OpenGuild) => Promise<T>): Promise<T> {
    return this.#bot.guilds.use(GUILD, work);
  }
}
