import { setTimeout as wait } from 'node:timers/promises';
import { openDirectChannel } from '../../../src/sandbox/actions/direct-channels.ts';
import { createMessage } from '../../../src/sandbox/actions/messages.ts';
import { botUser } from '../../../src/sandbox/world/bot-member.ts';
import type { ChannelRecord, MemberRecord, SandboxMessage } from '../../../src/sandbox/world/records.ts';
import { TIMING } from '../../../src/timing.ts';
import { VirtualClock } from '../../counting/virtual-clock.ts';
import { listedCatalogue } from '../../support/listed-catalogue.ts';
import { startUnthrottled } from '../../support/unthrottled.ts';
import type { World } from '../../support/world.ts';
import { Activity } from '../activity.ts';
import { beginServer } from '../begin.ts';
import { Chance } from '../chance.ts';
import { Coverage } from '../coverage.ts';
import type { Finding } from '../finding.ts';
import { LISTED } from '../listed-shows.ts';
import { described } from '../press.ts';
import { Watch } from '../watch.ts';
import { type Forged, forge } from './forged-data.ts';
import { ForgedIds } from './forged-ids.ts';
import { LongestTurn } from './longest-turn.ts';
import { type Fate, ModifiedClient, type Sender } from './modified-client.ts';
import { damagedData } from './odd-values.ts';
import { offering } from './offering.ts';
import { type Target, targetsOf } from './targets.ts';

export interface FuzzedRun {
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  readonly known: readonly string[];
  /** How many inputs discord.js could not read, so that the bot never heard of them. */
  readonly dropped: number;
  /** The longest time for which an input held up everybody each time that it was sent, in milliseconds. */
  readonly longestPause: number;
}

/** For how long one input may hold up everybody, in milliseconds. */
const LONGEST_PAUSE = 20;
/** An input that held everybody up is sent so often again: the machine, or a garbage collection, may have done so. */
const REPEATED = 3;
/** How many inputs a finding shows, and how many are kept to be sent again. */
const SHOWN = 6;
const KEPT = 30;

/** Discord may have more languages tomorrow. */
const LOCALES = ['de', 'zh-CN', 'xx', '', '__proto__', 'en_US', '\u0000', '-', 'x'.repeat(200)];

interface Input {
  readonly target: Target;
  readonly forged: Forged;
  readonly sender: Sender;
  readonly change: (payload: object) => object;
  /** Whether it has the shape that Discord documents, so that discord.js can read it. */
  readonly isWhole: boolean;
}

/** Sends so many inputs of a modified client, in the order that the seed says, and watches the bot. */
export async function fuzz(seed: number, inputs: number): Promise<FuzzedRun> {
  const activity = new Activity();
  const clock = new VirtualClock(activity.isBusy);
  const catalogue = listedCatalogue();
  await using world = await startUnthrottled(() =>
    beginServer(false, {
      sandbox: { unlimited: true, now: () => clock.now() },
      clock,
      catalogue,
      timing: { ...TIMING, recountAsked: 0 },
    }),
  );
  catalogue.entries.push(...LISTED);
  activity.follow(world.sandbox);
  using client = new ModifiedClient(world.sandbox, clock);
  using turn = new LongestTurn();
  const run = new Run(world, clock, seed, client, turn);
  const fail = (error: unknown) =>
    run.add(`Uncaught: ${error instanceof Error ? error.stack : String(error)}`);
  process.on('uncaughtException', fail).on('unhandledRejection', fail);
  try {
    while (run.sent < inputs) await run.turn();
    await run.end();
  } finally {
    process.off('uncaughtException', fail).off('unhandledRejection', fail);
    activity.stop();
  }
  return run;
}

class Run implements FuzzedRun {
  sent = 0;
  dropped = 0;
  longestPause = 0;
  readonly findings: Finding[] = [];
  readonly coverage = new Coverage();
  readonly #world: World;
  readonly #clock: VirtualClock;
  readonly #seed: number;
  readonly #client: ModifiedClient;
  readonly #chance: Chance;
  readonly #watch: Watch;
  readonly #ids: ForgedIds;
  readonly #targets: readonly Target[];
  readonly #members: readonly MemberRecord[];
  readonly #turn: LongestTurn;
  readonly #kept: Input[] = [];
  readonly #last: string[] = [];

  constructor(world: World, clock: VirtualClock, seed: number, client: ModifiedClient, turn: LongestTurn) {
    this.#world = world;
    this.#turn = turn;
    this.#clock = clock;
    this.#seed = seed;
    this.#client = client;
    this.#chance = new Chance(seed);
    this.#watch = new Watch(world);
    this.#ids = new ForgedIds(world.sandbox);
    this.#targets = targetsOf(world.sandbox);
    this.#members = [...world.sandbox.world.members.values()].filter(({ user }) => !user.bot);
  }

  get known(): readonly string[] {
    return this.#targets.map(({ name }) => name);
  }

  add(problem: string): void {
    this.#watch.add(problem);
    this.#note();
  }

  /** One input, or two at the same time; then time passes. */
  async turn(): Promise<void> {
    if (this.sent % 10 === 0) this.#ids.learn();
    const together = Array.from({ length: this.#chance.happens(0.1) ? 2 : 1 }, () => this.#choose());
    this.#turn.begin();
    await Promise.all(together.map((input) => this.#send(input)));
    await this.#lookForPause(together);
    await this.#clock.pass(this.#chance.upTo(this.#chance.happens(0.02) ? 3_600_000 : 2_000));
    this.#note();
  }

  /** In the end the bot still works, and stops. */
  async end(): Promise<void> {
    await this.#clock.pass(60 * 60_000);
    // She may have to hear that she can't write.
    this.#watch.look(
      'the last command',
      await this.#world.sandbox.member('Ada').slash('/review write', { show: 'Dark' }),
    );
    const stopped = await Promise.race([this.#world.stopBot().then(() => true), wait(15_000, false)]);
    if (!stopped) this.#watch.add('The bot did not stop');
    this.#note();
  }

  /** Something new, or what was sent before, perhaps by somebody else. */
  #choose(): Input {
    const chance = this.#chance;
    if (this.#kept.length > 0 && chance.happens(0.08)) {
      const input = chance.pick(this.#kept);
      return chance.happens(0.5) ? input : { ...input, sender: this.#sender(input.target) };
    }
    const target = chance.happens(0.5)
      ? chance.pickWeighted(this.#targets, ({ name }) => 1 / (1 + this.coverage.of(name)) ** 2)
      : chance.pick(this.#targets);
    const sender = this.#sender(target);
    const member = this.#members.find(({ user }) => user.id === sender.userId) as MemberRecord;
    const { sandbox } = this.#world;
    const whole = forge({ sandbox, member, chance, ids: this.#ids }, target);
    const share = chance.pick([0, 0, 0, 0, 0, 0, 0, 0.02, 0.05, 0.3]);
    const data = share === 0 ? whole.data : damagedData(chance, whole.data, share);
    const locale = chance.happens(0.05) ? chance.pick(LOCALES) : undefined;
    const isOffered = target.kind === 'component' && chance.happens(0.8);
    const change = (payload: object) => {
      const shown = isOffered ? offering(payload, data) : payload;
      return locale === undefined ? shown : { ...shown, locale };
    };
    return { target, forged: { ...whole, data }, sender, change, isWhole: share === 0 };
  }

  #sender(target: Target): Sender {
    const chance = this.#chance;
    const { world, guildId } = this.#world.sandbox;
    const { user } = chance.pickWeighted(this.#members, ({ user }) =>
      user.global_name === 'Ada' ? 5 : user.global_name === 'Malik' ? 3 : 1,
    );
    const userId = user.id;
    if (target.kind === 'private')
      return this.#from({ userId, guildId: '', channelId: openDirectChannel(world, userId).id });
    const channels = [...world.channels.values()].filter((channel) => channel.guild_id === guildId);
    const sender = { userId, guildId, channelId: chance.pick(channels).id };
    const isOnMessage = target.kind === 'component' || (target.kind === 'modal' && chance.happens(0.5));
    return isOnMessage ? this.#from(sender) : sender;
  }

  /** The bot's message from which it comes: components are always on one. */
  #from(sender: Sender): Sender {
    const { world, botId } = this.#world.sandbox;
    const own = [...world.messages.values()].filter(
      ({ author, channel_id }) =>
        author.id === botId &&
        (sender.guildId === ''
          ? channel_id === sender.channelId
          : world.channels.get(channel_id)?.guild_id !== ''),
    );
    const message = own.length > 0 ? this.#chance.pickLate(own) : this.#said(sender.channelId);
    return {
      ...sender,
      sourceId: message.id,
      ...(sender.guildId !== '' && { channelId: message.channel_id }),
    };
  }

  #said(channelId: string): SandboxMessage {
    const { world } = this.#world.sandbox;
    return createMessage(world, world.channels.get(channelId) as ChannelRecord, botUser(world), {
      content: 'Hello',
    });
  }

  async #send(input: Input): Promise<void> {
    const { target, forged, sender, change } = input;
    this.sent += 1;
    this.coverage.count(target.name);
    this.#kept.push(input);
    if (this.#kept.length > KEPT) this.#kept.shift();
    this.#last.push(`${target.name} ${described(forged.data)}`);
    if (this.#last.length > SHOWN) this.#last.shift();
    this.#look(input, await this.#client.send(forged, sender, change));
  }

  #look({ target: { name }, isWhole }: Input, fate: Fate): void {
    if (fate.kind === 'dropped') this.dropped += 1;
    if (fate.kind === 'dropped' && isWhole) this.#watch.add(`${name} could not be read`);
    if (fate.kind === 'dropped') return;
    if (fate.kind === 'unanswered') this.#watch.add(`${name} was never answered`);
    else if (fate.kind !== 'choices') this.#watch.look(name, fate);
    if (fate.kind === 'modal') this.#ids.learn(fate.modal);
  }

  /** Sends what held everybody up again, alone: only what does so each time is a finding. */
  async #lookForPause(inputs: readonly Input[]): Promise<void> {
    if (this.#turn.milliseconds <= LONGEST_PAUSE) return;
    for (const input of inputs) {
      let pause = this.#turn.milliseconds;
      for (let again = 0; again < REPEATED && pause > LONGEST_PAUSE; again += 1) {
        await this.#clock.pass(2000);
        this.#turn.begin();
        this.#look(input, await this.#client.send(input.forged, input.sender, input.change));
        pause = Math.min(pause, this.#turn.milliseconds);
      }
      if (pause > LONGEST_PAUSE)
        this.#watch.add(
          `${input.target.name} held everybody up for ${LONGEST_PAUSE} ms\n${pause.toFixed(0)} ms by ${described(input.forged.data)}`,
        );
      this.longestPause = Math.max(this.longestPause, pause);
    }
  }

  #note(): void {
    for (const problem of this.#watch.take())
      this.findings.push({ seed: this.#seed, after: this.sent, problem, last: [...this.#last] });
  }
}
