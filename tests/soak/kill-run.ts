import type { Act } from './acts.ts';
import { inParallel } from './in-parallel.ts';
import { type Death, killAt, type Rehearsal, rehearse } from './kill-points.ts';
import type { SeededRandom } from './seeded-random.ts';

export interface KillRun {
  /** How often the bot was killed. */
  readonly kills: number;
  /** What went wrong, with the act and where the bot was killed. */
  readonly failures: readonly string[];
}

/** Most of the time, each world waits for its timers. */
const AT_ONCE = 8;

/**
 * Carries out every act, and again with the bot killed at every point of it, or at so many of all points.
 * @param sample leave it out for all points
 */
export async function killEverywhere(
  acts: readonly Act[],
  sample?: { readonly count: number; readonly random: SeededRandom },
): Promise<KillRun> {
  const rehearsals = await inParallel(AT_ONCE, acts, async (act) => ({ act, ...(await attempted(act)) }));
  const deaths = rehearsals.flatMap(({ rehearsal }) =>
    (rehearsal?.deaths ?? []).map((death) => ({ rehearsal: rehearsal as Rehearsal, death })),
  );
  const chosen = sample === undefined ? deaths : sample.random.sample(deaths, sample.count);
  const failed = await inParallel(AT_ONCE, chosen, async ({ rehearsal, death }) => {
    const problems = await killAt(rehearsal, death).catch((error: Error) => [String(error.stack)]);
    return problems.map((problem) => `"${rehearsal.act.name}", killed ${wordsFor(death)}: ${problem}`);
  });
  const alive = rehearsals.flatMap(({ act, problems }) =>
    problems.map((problem) => `"${act.name}", alive: ${problem}`),
  );
  return { kills: chosen.length, failures: [...alive, ...failed.flat()] };
}

async function attempted(
  act: Act,
): Promise<{ readonly rehearsal?: Rehearsal; readonly problems: readonly string[] }> {
  try {
    const rehearsal = await rehearse(act);
    return { rehearsal, problems: rehearsal.problems };
  } catch (error) {
    return { problems: [error instanceof Error ? String(error.stack) : String(error)] };
  }
}

const wordsFor = ({ point: { kind, number, when }, downFor }: Death): string =>
  `${when} ${kind} ${number}, down for ${downFor / 60_000} min`;
