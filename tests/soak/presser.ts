import { setTimeout as wait } from 'node:timers/promises';
import { commands } from '../../commands/index.ts';
import type { Person } from '../../src/sandbox/people/person.ts';
import { TIMING } from '../../src/timing.ts';
import { VirtualClock } from '../counting/virtual-clock.ts';
import { untilSays } from '../support/import-files.ts';
import { listedCatalogue } from '../support/listed-catalogue.ts';
import { TEST_TIMING } from '../support/test-timing.ts';
import { startUnthrottled } from '../support/unthrottled.ts';
import { messageOf, type World } from '../support/world.ts';
import { Activity } from './activity.ts';
import { beginServer } from './begin.ts';
import { Chance } from './chance.ts';
import { Chooser } from './chooser.ts';
import { type Coverage, knownNames } from './coverage.ts';
import type { Finding } from './finding.ts';
import { LISTED } from './listed-shows.ts';
import { type Hand, type Press, summaryOf } from './press.ts';
import { Watch } from './watch.ts';

export interface PressedRun {
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  /** All that could be pressed, by the names that the coverage uses. */
  readonly known: readonly string[];
  /** A line for each press. */
  readonly journal: readonly string[];
}

/** How long the bot may take to stop, in milliseconds. */
const STOPS_WITHIN = 15_000;
/** How many presses a finding shows. */
const SHOWN = 12;

/** Milliseconds that pass after a press, mostly few. */
const passing = (chance: Chance): number =>
  chance.pickWeighted(
    [
      { weight: 70, most: 3_000 },
      { weight: 25, most: 2 * 60_000 },
      { weight: 4, most: 2 * 60 * 60_000 },
      { weight: 1, most: 26 * 60 * 60_000 },
    ],
    ({ weight }) => weight,
  ).most;

/** Lets all kinds of members press whatever there is, in the order that the seed says, and watches the bot. */
export async function pressAround(seed: number, presses: number): Promise<PressedRun> {
  const activity = new Activity();
  const clock = new VirtualClock(activity.isBusy);
  const now = () => clock.now();
  const catalogue = listedCatalogue();
  const isNew = seed % 2 === 0;
  await using world = await startUnthrottled(() =>
    beginServer(isNew, {
      sandbox: { unlimited: true, now },
      clock,
      catalogue,
      timing: { ...TIMING, recountAsked: 0, work: TEST_TIMING.work },
    }),
  );
  // The shows that are there by now are linked to nothing.
  catalogue.entries.push(...LISTED);
  if (!isNew) await linkShows(world, clock);
  activity.follow(world.sandbox);
  if (!isNew) await importTwice(world, clock);
  const run = new Run(world, clock, seed);
  try {
    while (run.done < presses) await run.turn();
    await run.end();
  } finally {
    activity.stop();
  }
  return {
    findings: run.findings,
    coverage: run.coverage,
    known: knownNames(world.sandbox, commands),
    journal: run.journal,
  };
}

/** Lets a manager link the shows that are there, and look at what was linked: chance rarely comes so far. */
async function linkShows({ sandbox }: World, clock: VirtualClock): Promise<void> {
  const ada = sandbox.member('Ada');
  const answer = messageOf(await ada.slash('/settings link-shows'));
  await clock.pass(60_000);
  await ada.press(answer, 'links-made:1');
}

/** Lets a member import a review, and then another: chance rarely does so twice. */
async function importTwice({ sandbox }: World, clock: VirtualClock): Promise<void> {
  const noor = sandbox.member('Noor');
  for (const pasted of ['Quiet Tides (2014)\n8/10\nSlow.', 'Second Winter (2016)\n6/10\nCold.']) {
    const answer = await noor.slash('/data import');
    const opened =
      answer.kind === 'modal' ? answer : await noor.press(messageOf(answer), 'Import something else');
    if (opened.kind !== 'modal') throw new Error('No form opened');
    const reading = messageOf(await noor.submit(opened.modal, { pasted }));
    await clock.pass(60_000);
    await noor.press(await untilSays({ sandbox }, reading, 'to import'), 'Import 1 review');
    await clock.pass(60_000);
  }
}

class Run {
  done = 0;
  readonly findings: Finding[] = [];
  readonly journal: string[] = [];
  readonly #world: World;
  readonly #clock: VirtualClock;
  readonly #seed: number;
  readonly #chance: Chance;
  readonly #watch: Watch;
  readonly #chooser: Chooser;

  get coverage(): Coverage {
    return this.#chooser.coverage;
  }

  constructor(world: World, clock: VirtualClock, seed: number) {
    this.#world = world;
    this.#clock = clock;
    this.#seed = seed;
    this.#chance = new Chance(seed);
    this.#watch = new Watch(world);
    this.#chooser = new Chooser(world.sandbox);
  }

  /** One press, or several at the same time; then time passes. */
  async turn(): Promise<void> {
    const count = this.#chance.happens(0.1) ? 2 + this.#chance.upTo(2) : 1;
    const chosen = Array.from({ length: count }, () => this.#chooser.choose(this.#chance));
    const alone = chosen.find(({ press }) => press.alone);
    const together = alone === undefined ? chosen : [alone];
    await Promise.all(together.map(({ person, press }) => this.#take(person, press, this.#chance.fork())));
    this.done += together.length;
    await this.#clock.pass(this.#chance.upTo(passing(this.#chance)));
    this.#note();
  }

  async end(): Promise<void> {
    await this.#clock.pass(60 * 60_000);
    const late = new AbortController();
    const stopped = await Promise.race([
      this.#world.stopBot().then(() => true),
      wait(STOPS_WITHIN, false, { signal: late.signal }).catch(() => false),
    ]);
    late.abort();
    if (!stopped) this.#watch.add('The bot did not stop');
    this.#note();
  }

  async #take(person: Person, press: Press, chance: Chance): Promise<void> {
    const { sandbox } = this.#world;
    const hand: Hand = {
      sandbox,
      person,
      chance,
      pressed: (name, details) => void this.journal.push(`${person.name}: ${name} ${details}`),
      taken: (name, answer) => {
        this.#chooser.count(person, name);
        if (answer === undefined) return;
        this.journal.push(`  ${person.name} sees ${summaryOf(answer)}`);
        this.#watch.look(name, answer);
        if (answer.kind === 'modal') this.#chooser.keep({ person, modal: answer.modal });
      },
    };
    try {
      await press.act(hand);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (!(error instanceof Error) || error.name === 'TypeError' || message.startsWith('Loading options'))
        this.#watch.add(`${press.name}: ${error instanceof Error ? error.stack : message}`);
      else this.coverage.countRefusal(message);
    }
  }

  #note(): void {
    for (const problem of this.#watch.take())
      this.findings.push({ seed: this.#seed, after: this.done, problem, last: this.journal.slice(-SHOWN) });
  }
}
