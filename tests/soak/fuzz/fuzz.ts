import { setTimeout as wait } from 'node:timers/promises';
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
import { ChosenInputs, type Input } from './chosen-inputs.ts';
import { ForgedIds } from './forged-ids.ts';
import { LongestTurn } from './longest-turn.ts';
import { type Fate, ModifiedClient } from './modified-client.ts';

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
/** So many inputs for the same that held everybody up, the first time that they were sent, are no chance. */
const MANY_PAUSES = 3;
/** How many inputs a finding shows. */
const SHOWN = 6;

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
  readonly #inputs: ChosenInputs;
  readonly #turn: LongestTurn;
  readonly #last: string[] = [];
  /** How many inputs held everybody up, by what they lead to. */
  readonly #pauses = new Map<string, number>();

  constructor(world: World, clock: VirtualClock, seed: number, client: ModifiedClient, turn: LongestTurn) {
    this.#world = world;
    this.#turn = turn;
    this.#clock = clock;
    this.#seed = seed;
    this.#client = client;
    this.#chance = new Chance(seed);
    this.#watch = new Watch(world);
    this.#ids = new ForgedIds(world.sandbox);
    this.#inputs = new ChosenInputs(world.sandbox, this.#chance, this.#ids, this.coverage);
  }

  get known(): readonly string[] {
    return this.#inputs.targets.map(({ name }) => name);
  }

  add(problem: string): void {
    this.#watch.add(problem);
    this.#note();
  }

  /** One input, or two at the same time; then time passes. */
  async turn(): Promise<void> {
    if (this.sent % 10 === 0) this.#ids.learn();
    const together = Array.from({ length: this.#chance.happens(0.1) ? 2 : 1 }, () => this.#inputs.choose());
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

  async #send(input: Input): Promise<void> {
    const { target, forged, sender, change } = input;
    this.sent += 1;
    this.coverage.count(target.name);
    this.#inputs.keep(input);
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

  /**
   * Sends what held everybody up again, alone: only what does so each time is a finding, or what other inputs for the same do, too. Many
   * do most of their work once, as a form whose review is then written.
   */
  async #lookForPause(inputs: readonly Input[]): Promise<void> {
    const first = this.#turn.milliseconds;
    if (first <= LONGEST_PAUSE) return;
    for (const input of inputs) {
      let pause = first;
      for (let again = 0; again < REPEATED && pause > LONGEST_PAUSE; again += 1) {
        await this.#clock.pass(2000);
        this.#turn.begin();
        this.#look(input, await this.#client.send(input.forged, input.sender, input.change));
        pause = Math.min(pause, this.#turn.milliseconds);
      }
      const { name } = input.target;
      const pauses = (this.#pauses.get(name) ?? 0) + 1;
      this.#pauses.set(name, pauses);
      if (pause > LONGEST_PAUSE || pauses === MANY_PAUSES)
        this.#watch.add(
          `${name} held everybody up for ${LONGEST_PAUSE} ms\n${first.toFixed(0)} ms by ${described(input.forged.data)}`,
        );
      this.longestPause = Math.max(this.longestPause, pause);
    }
  }

  #note(): void {
    for (const problem of this.#watch.take())
      this.findings.push({ seed: this.#seed, after: this.sent, problem, last: [...this.#last] });
  }
}
