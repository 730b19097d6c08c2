import { setTimeout as wait } from 'node:timers/promises';
import { withSnapshot } from '../../../src/operations/backups/with-snapshot.ts';
import { inForceIn } from '../kills/in-force.ts';
import { problemsOf } from '../settled.ts';
import { readGuild } from '../stored-guild.ts';
import type { Place } from './place.ts';

/** How soon all has to be as it should, and how often that is looked at, in milliseconds. */
const WITHIN = 60_000;
const LOOKS_EVERY = 200;

/** Resolves, to nothing, once all is in all guilds as it should; after a minute to what is still wrong, in sentences. */
export async function settlePlaces(databaseUrl: string, places: readonly Place[]): Promise<string[]> {
  const deadline = performance.now() + WITHIN;
  let left = await unsettled(databaseUrl, places);
  while (left.size > 0 && performance.now() < deadline) {
    await wait(LOOKS_EVERY);
    left = await unsettled(databaseUrl, [...left.keys()]);
  }
  return [...left].flatMap(([{ sandbox }, found]) => found.map((one) => `in ${sandbox.guildId} ${one}`));
}

/** What is wrong at present, in those guilds where something is. */
async function unsettled(databaseUrl: string, places: readonly Place[]): Promise<Map<Place, string[]>> {
  const found = new Map<Place, string[]>();
  await withSnapshot(databaseUrl, async (store) => {
    for (const place of places) {
      const { sandbox, load } = place;
      const world = { store, sandbox };
      const inForce = inForceIn(await readGuild(world), sandbox);
      const problems = [...(await problemsOf(world)), ...load.ledger.problems(inForce)];
      if (problems.length > 0) found.set(place, problems);
      else load.ledger.settle(inForce);
    }
  });
  return found;
}
