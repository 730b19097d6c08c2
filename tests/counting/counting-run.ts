import { deepStrictEqual } from 'node:assert/strict';
import type { OpenGuild } from '../../src/guilds/memory/open-guild.ts';
import { blockMember } from '../../src/guilds/moderation/block-member.ts';
import { markPosted } from '../../src/guilds/posting/delivery-state.ts';
import { markDeletedByHand } from '../../src/guilds/posting/mark-message-gone.ts';
import { outboxKey } from '../../src/guilds/posting/outbox-key.ts';
import { repostReview } from '../../src/guilds/posting/repost-review.ts';
import { writeReview } from '../../src/guilds/reviews/write-review.ts';
import { openStore } from '../../src/storage/store/open-store.ts';
import type { Store } from '../../src/storage/store/store.ts';
import { CountingBot } from './counting-bot.ts';
import { CHANNEL, type Fault, GUILD, ModelDiscord } from './model-discord.ts';
import { severable } from './severable-store.ts';
import { VirtualClock } from './virtual-clock.ts';

/** The first one wrote the reviews; the last is a bot. */
export const MEMBERS = ['201', '202', '203', '204', '205'].map((id) => `100000000000000${id}`);
export const REVIEWS = 3;
export const EMOJI = ['👍', '👎', '👍🏽', '🎉'];

type Kind = 'normal' | 'super';

/** A step of a run. Members and reviews are given by number. */
export type Step =
  | {
      readonly do: 'react' | 'unreact';
      readonly member: number;
      readonly review: number;
      readonly emoji: string;
      readonly kind: Kind;
    }
  | { readonly do: 'clear'; readonly review: number; readonly emoji: string | undefined }
  | { readonly do: 'deliver' | 'repeat' | 'swap'; readonly count: number }
  | { readonly do: 'lose' | 'restart' | 'kill' }
  | { readonly do: 'repost'; readonly review: number }
  | { readonly do: 'block'; readonly member: number; readonly blocked: boolean }
  | { readonly do: 'fail'; readonly fault: Fault }
  | { readonly do: 'pass'; readonly milliseconds: number };

/** One guild with a few reviews, from its first vote to the last sweep. */
export class CountingRun {
  readonly discord = new ModelDiscord([MEMBERS.at(-1) ?? '']);
  readonly #clock = new VirtualClock(() => this.discord.requests > 0);
  readonly #store: Store;
  #sever = (): void => {};
  #bot: CountingBot;
  readonly #delivered: ModelDiscord['pending'] = [];
  readonly #keys: string[] = [];
  readonly #blocked = new Set<string>();
  /** Whether every event arrives in order: then no sweep is needed. */
  #isLossless = true;
  /** By review: the votes carried over to its message, and who has reacted on that message since. */
  readonly #carried = new Map<string, ReadonlyMap<string, 'helpful' | 'notHelpful'>>();
  readonly #reacted = new Map<string, Set<string>>();

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
        const request = { author, hasWriterRole: true, show, opinion, channelId: CHANNEL, now: 0 };
        const written = await guild.run(writeReview(request));
        const key = guild.memory.review(written.show.id, author.id)?.key ?? '';
        run.#keys.push(key);
        await run.#post(guild, key);
      }
    });
    return run;
  }

  async take(step: Step): Promise<void> {
    const { discord } = this;
    if (['lose', 'restart', 'kill', 'swap'].includes(step.do)) this.#isLossless = false;
    switch (step.do) {
      case 'react': {
        const key = this.#keys[step.review] ?? '';
        const messageId = await this.#messageOf(key);
        this.#reacted.get(key)?.add(MEMBERS[step.member] ?? '');
        return discord.react(messageId, step.emoji, MEMBERS[step.member] ?? '', step.kind);
      }
      case 'unreact': {
        const messageId = await this.#messageOf(this.#keys[step.review] ?? '');
        return discord.unreact(messageId, step.emoji, MEMBERS[step.member] ?? '', step.kind);
      }
      case 'clear':
        return discord.clear(await this.#messageOf(this.#keys[step.review] ?? ''), step.emoji);
      case 'deliver':
        return this.#deliver(step.count);
      case 'repeat':
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
        const key = this.#keys[step.review] ?? '';
        return this.#use((guild) => this.#post(guild, key));
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
      case 'pass':
        return this.#clock.pass(step.milliseconds);
    }
  }

  /** Delivers everything and sweeps. Then what is stored, counted and shown must be what Discord has. */
  async finish(): Promise<void> {
    this.#deliver(Infinity);
    await this.#clock.pass(1000);
    this.discord.faults = [];
    if (this.#isLossless) await this.#checkAll();
    this.#bot.newSession();
    await this.#checkAll();
    await this.#bot.stop();
    await this.#store.close();
  }

  async #checkAll(): Promise<void> {
    await this.#clock.runOut();
    await this.#use(async (guild) => {
      for (const key of this.#keys) await this.#check(guild, key);
    });
  }

  async #check(guild: OpenGuild, key: string): Promise<void> {
    const messageId = await this.#messageOf(key);
    const message = this.discord.messages.get(messageId);
    const votes = await guild.store.votes.get(key);
    const isVote = (emoji: string) => emoji.startsWith('👍') || emoji.startsWith('👎');
    const truth = Array.from(message?.reactions ?? []).flatMap(([emoji, { normal, super: burst }]) =>
      isVote(emoji) && normal.size + burst.size > 0
        ? [[emoji, { normal: [...normal].sort(), super: [...burst].sort() }] as const]
        : [],
    );
    const stored = Object.entries(votes?.reactions ?? {}).map(
      ([emoji, lists]) =>
        [emoji, { normal: [...lists.normal].sort(), super: [...lists.super].sort() }] as const,
    );
    deepStrictEqual(Object.fromEntries(stored), Object.fromEntries(truth));

    const reacting = new Set(truth.flatMap(([, lists]) => [...lists.normal, ...lists.super]));
    const carried = new Map<string, 'helpful' | 'notHelpful'>();
    for (const answer of ['helpful', 'notHelpful'] as const)
      for (const userId of votes?.carried?.[answer] ?? []) carried.set(userId, answer);
    const before = this.#carried.get(key) ?? new Map();
    for (const [userId, answer] of carried) {
      deepStrictEqual(before.get(userId), answer);
      deepStrictEqual(reacting.has(userId), false);
    }
    // A member who reacted here and took it back has no carried vote any more, if the bot has seen the event.
    for (const [userId, answer] of before)
      if (this.#reacted.get(key)?.has(userId) !== true) deepStrictEqual(carried.get(userId), answer);

    const expected = { helpful: 0, notHelpful: 0 };
    for (const userId of MEMBERS.slice(1, -1)) {
      if (this.#blocked.has(userId)) continue;
      const shows = (base: string) =>
        truth.some(
          ([emoji, lists]) => emoji.startsWith(base) && [...lists.normal, ...lists.super].includes(userId),
        );
      const [helpful, notHelpful] = [shows('👍'), shows('👎')];
      const answer = helpful || notHelpful ? undefined : carried.get(userId);
      if ((helpful && !notHelpful) || answer === 'helpful') expected.helpful += 1;
      if ((notHelpful && !helpful) || answer === 'notHelpful') expected.notHelpful += 1;
    }
    deepStrictEqual(guild.memory.counts(key), expected);
    const { helpful, notHelpful } = expected;
    const footer = message?.shown.embeds.at(-1)?.footer?.text ?? '';
    const all = helpful + notHelpful;
    deepStrictEqual(/\d+ of \d+/.exec(footer)?.[0] ?? '', all === 0 ? '' : `${helpful} of ${all}`);
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
      before?.state === 'posted' ? await guild.run(repostReview(key, CHANNEL, 0)) : outboxKey(GUILD, key);
    const entry = await guild.store.outbox.get(requested ?? '');
    if (entry === undefined) throw new Error('Nothing is to be posted');
    const { signal } = new AbortController();
    const messageId = (await this.#bot.messages.post(guild, key, CHANNEL, entry.postingId, signal)) ?? '';
    await guild.run(markPosted(entry, messageId, 0));
    if (before?.state === 'posted') {
      this.discord.messages.delete(before.messageId);
      await guild.run(markDeletedByHand({ reviewKey: key, postingId: before.id }, 0));
    }
    // The new message's ballot starts with the carried votes.
    await guild.votes.replace(key, messageId, async () => () => true);
    const { helpful = [], notHelpful = [] } = (await guild.store.votes.get(key))?.carried ?? {};
    this.#carried.set(
      key,
      new Map([
        ...helpful.map((userId) => [userId, 'helpful'] as const),
        ...notHelpful.map((userId) => [userId, 'notHelpful'] as const),
      ]),
    );
    this.#reacted.set(key, new Set());
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
