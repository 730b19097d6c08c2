import { setImmediate } from 'node:timers/promises';
import { messageOf } from '../support/world.ts';
import { TEXT, write } from './deeds.ts';
import { tellingLines } from './kept-from-the-log.ts';
import { type MortalWorld, startMortalWorld } from './mortal-world.ts';
import { seededRandom } from './seeded-random.ts';
import { problemsOf, STAFF_CHANNEL } from './settled.ts';
import { unanswered } from './storm-answers.ts';
import { FAULTS, type Mischiefs } from './storm-faults.ts';
import { unexplainedErrors } from './storm-log.ts';
import { lostVotes } from './storm-lost-votes.ts';
import { SHOWS, STEPS, type Storm, WRITERS } from './storm-steps.ts';
import {
  ENDS_WITH_A_NEW_LIFE,
  endTroubles,
  LOSES_MESSAGES,
  makeChannel,
  OWN_EMOJI,
  THREAD,
  TROUBLES,
} from './storm-troubles.ts';
import { LastingVotes, votesNow } from './storm-votes.ts';

const ROUNDS = 4;
const STEPS_IN_A_ROUND = 14;
/** How many turns of the event loop pass at most between the beginnings of two steps. */
const MOST_TURNS_BETWEEN = 60;
/**
 * Members wait less for an answer than at Discord, and see sooner that the bot is thinking, in milliseconds; where it counts
 * whether they are answered in time, they have Discord's three seconds.
 */
const worldOf = (hasTroubles: boolean) => ({
  sandbox: { responseTime: hasTroubles ? 3000 : 1000 },
  timing: { deferAfter: 300 },
});

/** With these, a vote may be gone by right. */
const ENDS_VOTES = [
  'delete',
  'undo',
  'delete by hand',
  'change the emoji',
  'take the own emoji',
  ...LOSES_MESSAGES,
];

export interface Damage {
  readonly failures: readonly string[];
  /** What went wrong in a way that is known. */
  readonly known: readonly string[];
}

export interface StormOptions {
  /** Whether also everything happens that `TROUBLES` lists. */
  readonly hasTroubles?: boolean;
  /** Whether the storm is over after so many rounds. */
  readonly isOver?: (rounds: number) => boolean;
}

/** Many people at once, while much goes wrong. After each round all faults end, and everything has to be right. */
export async function storm(
  seed: number,
  { hasTroubles = false, isOver = (rounds) => rounds >= ROUNDS }: StormOptions = {},
): Promise<Damage> {
  const random = seededRandom(seed);
  await using world = await startMortalWorld(worldOf(hasTroubles));
  await setUp(world, hasTroubles);
  const raging: Storm = { world, random, undoable: [], votes: [] };
  const mischiefs = hasTroubles ? { ...FAULTS, ...TROUBLES } : FAULTS;
  const lasting = new LastingVotes();
  lasting.follow(await votesNow(world), new Set());
  const known: string[] = [];
  for (let round = 1; !isOver(round - 1); round += 1) {
    const { trace, problems: answers } = await rage(raging, mischiefs);
    const inNewLife = round % 2 === 0 || trace.some((name) => ENDS_WITH_A_NEW_LIFE.includes(name));
    const unsettled = await calm(world, inNewLife, hasTroubles).then(
      () => [],
      (error: Error) => [error.message],
    );
    const votes = await votesNow(world);
    const touched = new Set(raging.votes.map(({ userId }) => userId));
    const { lost, lostByRepost } = trace.some((name) => ENDS_VOTES.includes(name))
      ? { lost: [], lostByRepost: [] }
      : lostVotes(raging.votes, votes);
    const where = `seed ${seed}, round ${round} (${trace.join(', ')})`;
    known.push(...lostByRepost.map((vote) => `${where}: lost by a repost: ${vote}`));
    const problems = [
      ...(hasTroubles ? answers : []),
      ...unsettled,
      ...(await problemsOf(world)),
      ...lasting.follow(votes, touched),
      ...lost,
      ...unexplainedErrors(world.logged),
      ...tellingLines(world.logged, world.sandbox, [...SHOWS, TEXT, OWN_EMOJI]),
    ];
    if (problems.length > 0) return { failures: problems.map((problem) => `${where}: ${problem}`), known };
  }
  return world.stop().then(
    () => ({ failures: [], known }),
    (error: Error) => ({ failures: [`seed ${seed}, at its end: ${error.message}`], known }),
  );
}

/** Some reviews in #reviews, and, for troubles, in a thread, and a channel for the staff. */
async function setUp(world: MortalWorld, hasTroubles: boolean): Promise<void> {
  const { sandbox } = world;
  await world.start();
  makeChannel(sandbox, 'more');
  makeChannel(sandbox, 'news');
  sandbox.createThread('general', THREAD);
  sandbox.createEmoji(OWN_EMOJI);
  const staff = sandbox.createChannel(STAFF_CHANNEL).id;
  if (hasTroubles)
    for (const name of WRITERS) await write(sandbox.member(name), 'Dark', { score: '5' }, THREAD);
  const options = {
    'reviews-channel': sandbox.channel('reviews').id,
    'log-channel': staff,
    'reports-channel': staff,
  };
  messageOf(await sandbox.member('Ada').slash('/settings set', options));
  for (const name of WRITERS.slice(0, 2))
    for (const show of SHOWS.slice(0, 2)) await write(sandbox.member(name), show, { score: '7' });
  await world.settle();
}

/** One round. Resolves to the names of what happened, once all of it has ended, well or not. */
async function rage(raging: Storm, mischiefs: Mischiefs): Promise<{ trace: string[]; problems: string[] }> {
  const { world, random } = raging;
  raging.votes.length = 0;
  const trace: string[] = [];
  const underWay: Promise<unknown>[] = [];
  const answers = unanswered(world);
  for (let count = 0; count < STEPS_IN_A_ROUND; count += 1) {
    for (let turns = random.below(MOST_TURNS_BETWEEN); turns > 0; turns -= 1) await setImmediate();
    const isFault = random.below(4) === 0;
    const name = isFault ? random.pick(weighted(mischiefs)) : random.pick(weighted(STEPS));
    trace.push(name);
    const doIt = async () => (isFault ? mischiefs[name]?.[1](world, random) : STEPS[name]?.[1](raging));
    // Much is not possible just now, or does not get an answer.
    underWay.push(answers.watch(name, doIt()));
  }
  await Promise.all(underWay);
  return { trace, problems: answers.problems(trace) };
}

/** Ends all faults, and gives the bot a new session, or a new life: then it compares everything with Discord. */
async function calm(world: MortalWorld, inNewLife: boolean, hadTroubles: boolean): Promise<void> {
  world.sandbox.faults.clear();
  world.disk.refusals = 0;
  if (hadTroubles) endTroubles(world);
  await world.bury();
  if (inNewLife) world.kill();
  else world.sandbox.faults.dropGateway({ resume: false });
  if (world.life.isOver) await world.start();
  await world.settle();
  if (hadTroubles) await chooseChannel(world);
}

/** A review waits as long as there is no channel for it: managers choose one. */
async function chooseChannel(world: MortalWorld): Promise<void> {
  const { sandbox } = world;
  messageOf(
    await sandbox.member('Ada').slash('/settings set', { 'reviews-channel': sandbox.channel('reviews').id }),
  );
  await world.settle();
}

const weighted = (chances: Readonly<Record<string, readonly [number, unknown]>>): string[] =>
  Object.entries(chances).flatMap(([name, [count]]) => new Array<string>(count).fill(name));
