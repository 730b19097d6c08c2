import { setImmediate } from 'node:timers/promises';
import { messageOf } from '../support/world.ts';
import { write } from './deeds.ts';
import { type MortalWorld, startMortalWorld } from './mortal-world.ts';
import { seededRandom } from './seeded-random.ts';
import { problemsOf, STAFF_CHANNEL } from './settled.ts';
import { FAULTS } from './storm-faults.ts';
import { unexplainedErrors } from './storm-log.ts';
import { lostVotes } from './storm-lost-votes.ts';
import { SHOWS, STEPS, type Storm, WRITERS } from './storm-steps.ts';
import { LastingVotes, votesNow } from './storm-votes.ts';

const ROUNDS = 4;
const STEPS_IN_A_ROUND = 14;
/** How many turns of the event loop pass at most between the beginnings of two steps. */
const MOST_TURNS_BETWEEN = 60;
/** Members wait less for an answer than at Discord, and see sooner that the bot is thinking: in milliseconds. */
const WORLD = { sandbox: { responseTime: 1000 }, timing: { deferAfter: 300 } };

/** With these, a vote may be gone by right. */
const ENDS_VOTES = ['delete', 'undo', 'delete by hand', 'change the emoji'];

export interface Damage {
  readonly failures: readonly string[];
  /** What went wrong in a way that is known. */
  readonly known: readonly string[];
}

/** Many people at once, while much goes wrong. After each round all faults end, and everything has to be right. */
export async function storm(seed: number): Promise<Damage> {
  const random = seededRandom(seed);
  await using world = await startMortalWorld(WORLD);
  await setUp(world);
  const raging: Storm = { world, random, undoable: [], votes: [] };
  const lasting = new LastingVotes();
  lasting.follow(await votesNow(world), new Set());
  const known: string[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const trace = await rage(raging);
    const unsettled = await calm(world, round % 2 === 0).then(
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
      ...unsettled,
      ...(await problemsOf(world)),
      ...lasting.follow(votes, touched),
      ...lost,
      ...unexplainedErrors(world.logged),
    ];
    if (problems.length > 0) return { failures: problems.map((problem) => `${where}: ${problem}`), known };
  }
  return { failures: [], known };
}

/** Some reviews in #reviews, and a channel for the staff. */
async function setUp(world: MortalWorld): Promise<void> {
  const { sandbox } = world;
  await world.start();
  sandbox.createChannel('more');
  const staff = sandbox.createChannel(STAFF_CHANNEL).id;
  const options = { channel: sandbox.channel('reviews').id, log: staff, moderators: staff };
  messageOf(await sandbox.member('Ada').slash('/settings set', options));
  for (const name of WRITERS.slice(0, 2))
    for (const show of SHOWS.slice(0, 2)) await write(sandbox.member(name), show, { score: '7' });
  await world.settle();
}

/** One round. Resolves to the names of what happened, once all of it has ended, well or not. */
async function rage(raging: Storm): Promise<string[]> {
  const { world, random } = raging;
  raging.votes.length = 0;
  const trace: string[] = [];
  const underWay: Promise<unknown>[] = [];
  for (let count = 0; count < STEPS_IN_A_ROUND; count += 1) {
    for (let turns = random.below(MOST_TURNS_BETWEEN); turns > 0; turns -= 1) await setImmediate();
    const isFault = random.below(4) === 0;
    const name = isFault ? random.pick(weighted(FAULTS)) : random.pick(weighted(STEPS));
    trace.push(name);
    const doIt = async () => (isFault ? FAULTS[name]?.[1](world, random) : STEPS[name]?.[1](raging));
    // Much is not possible just now, or does not get an answer.
    underWay.push(doIt().catch(() => undefined));
  }
  await Promise.all(underWay);
  return trace;
}

/** Ends all faults, and gives the bot a new session, or a new life: then it compares everything with Discord. */
async function calm(world: MortalWorld, inNewLife: boolean): Promise<void> {
  world.sandbox.faults.clear();
  world.disk.refusals = 0;
  await world.bury();
  if (inNewLife) world.kill();
  else world.sandbox.faults.dropGateway({ resume: false });
  if (world.life.isOver) await world.start();
  await world.settle();
}

const weighted = (chances: Readonly<Record<string, readonly [number, unknown]>>): string[] =>
  Object.entries(chances).flatMap(([name, [count]]) => new Array<string>(count).fill(name));
