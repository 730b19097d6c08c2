import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Act } from './acts.ts';
import type { KillPoint, Passage } from './life.ts';
import { type MortalWorld, startMortalWorld } from './mortal-world.ts';
import { problemsOf } from './settled.ts';
import { snapshotOf } from './snapshot.ts';

/** How the bot is killed. */
export interface Death {
  readonly point: KillPoint;
  /** How much later it starts again, in milliseconds. */
  readonly downFor: number;
}

/** An act as it goes when nobody kills the bot. */
export interface Rehearsal {
  readonly act: Act;
  /** What is in force before the act, and after each of its steps. */
  readonly states: readonly (readonly string[])[];
  /** Whether something waits before the act, so that the act can end it. */
  readonly waitsBefore: boolean;
  /** Everywhere the bot can be killed, for a moment and for longer than Discord remembers a nonce. */
  readonly deaths: readonly Death[];
  readonly problems: readonly string[];
}

/** Nobody waits for another attempt: without faults, each has to succeed. */
const WORLD = { timing: { retryDelays: [600_000] } };
/** Discord remembers a nonce for five minutes, and the bot a deleted review for ten. */
const DOWN_FOR = [0, 6 * 60_000];
/** How many turns of the event loop later a member has seen an answer that Discord has. */
const TURNS_TO_SEE = 10;

/** Carries an act out in a world of its own. Rejects when it is not possible. */
export async function rehearse(act: Act): Promise<Rehearsal> {
  await using world = await startMortalWorld(WORLD);
  const steps = await arrange(world, act);
  const states = [await snapshotOf(world)];
  const waitsBefore = (await problemsOf(world)).length > 0;
  const problems: string[] = [];
  world.life.countAnew();
  for (const step of steps) {
    await step();
    await world.settle();
    states.push(await snapshotOf(world));
    problems.push(...(await problemsOf(world)));
    if (isDeepStrictEqual(states.at(-1), states.at(-2)) && act.isRepeatable !== true)
      problems.push('a step changes nothing');
  }
  const { passed } = world.life;
  const points = (['commit', 'request'] as const).flatMap((kind) => pointsOf(kind, passed[kind]));
  const deaths = points.flatMap((point) => DOWN_FOR.map((downFor) => ({ point, downFor })));
  return { act, states, waitsBefore, deaths, problems: [...problems, ...errorsIn(world)] };
}

/** The problems that are left when the bot is killed there and starts anew; none, when all is well. */
export async function killAt(
  { act, states, waitsBefore }: Rehearsal,
  { point, downFor }: Death,
): Promise<string[]> {
  await using world = await startMortalWorld(WORLD);
  const steps = await arrange(world, act);
  world.life.countAnew(point);
  let done = 0;
  const acting = (async () => {
    for (const step of steps) {
      await step();
      done += 1;
    }
    await world.settle();
  })();
  // What the member does after the bot was killed fails.
  await Promise.race([acting, world.life.over]);
  acting.catch(() => {});
  for (let turns = 0; turns < TURNS_TO_SEE; turns += 1) await setImmediate();
  const acknowledged = done;
  world.kill();
  world.pass(downFor);
  await world.start();
  await world.settle();
  const state = await snapshotOf(world);
  // Of a step without an answer, more may be in force.
  const possible = states.slice(acknowledged, acknowledged + 2);
  const mayWait = waitsBefore && isDeepStrictEqual(state, states[0]);
  const problems = [...(mayWait ? [] : await problemsOf(world)), ...errorsIn(world)];
  if (possible.some((one) => isDeepStrictEqual(one, state))) return problems;
  return [...problems, ...differences(state, possible)];
}

async function arrange(world: MortalWorld, { arrange }: Act) {
  await world.start();
  const steps = await arrange(world);
  await world.settle();
  return steps;
}

const pointsOf = (kind: Passage, count: number): KillPoint[] =>
  Array.from({ length: count }, (_, index) => index + 1).flatMap((number) =>
    (['before', 'after'] as const).map((when) => ({ kind, number, when })),
  );

const errorsIn = ({ logged }: MortalWorld): string[] =>
  logged.filter((line) => JSON.parse(line).level >= 50).map((line) => `logged: ${line.slice(0, 600)}`);

function differences(state: readonly string[], possible: readonly (readonly string[])[]): string[] {
  return possible.map((one, index) => {
    const more = state.filter((line) => !one.includes(line)).map((line) => `\n    + ${line}`);
    const less = one.filter((line) => !state.includes(line)).map((line) => `\n    - ${line}`);
    return `it is not as it would be ${index === 0 ? 'with what was acknowledged' : 'a step further'}:${[...more, ...less].join('')}`;
  });
}
