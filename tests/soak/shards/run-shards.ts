import { type Sandbox, startSandbox } from '../../../src/sandbox/sandbox.ts';
import { createGuild } from '../../../src/sandbox/world/first-guild.ts';
import { shardOf } from '../../../src/storage/shard-of.ts';
import { PostgresServer } from '../../support/postgres/postgres-server.ts';
import { inParallel } from '../in-parallel.ts';
import { tellingLines } from '../kept-from-the-log.ts';
import { SHOWS } from '../kills/load.ts';
import { noteMistakes } from '../kills/own-mistakes.ts';
import { seededRandom } from '../seeded-random.ts';
import { unexplainedErrors } from '../storm-log.ts';
import { createPlace, settleIn, visit } from './place.ts';
import { settlePlaces } from './settle-places.ts';
import { ShardProcess } from './shard-process.ts';

/** By process. */
const SHARDS = [
  [0, 1],
  [2, 3],
];
const COUNT = SHARDS.flat().length;
/** So many shards begin a session at once, and the others five seconds later, whichever process they are in. */
const RULES = { shards: COUNT, maxConcurrency: 2, identifyWindow: 5000 };
/** In so many guilds something happens at once. */
const AT_ONCE = 12;
/** How long a member waits, in milliseconds: longer than at Discord, because a slow machine is no failure here. */
const PATIENCE = 15_000;

export interface ShardsRun {
  /** How much the bot had acknowledged. */
  readonly acknowledged: number;
  /** What was not as it should, in sentences. */
  readonly failures: readonly string[];
}

/**
 * Runs four shards in two processes over one PostgreSQL, while members write, edit, delete and vote in all guilds. In each round one
 * process is killed and started again, and the database is restarted: then all that was acknowledged has to be there, each review posted
 * once, and all votes counted once.
 */
export async function runShards(guilds: number, rounds: number, seed: number): Promise<ShardsRun> {
  const random = seededRandom(seed);
  const failures: string[] = [];
  const logged: string[] = [];
  await using ending = new AsyncDisposableStack();
  // A server that crashes alone loses nothing that the machine has not written yet.
  const server = await PostgresServer.open({ settings: { fsync: 'off' } });
  ending.defer(() => server.close());
  const databaseUrl = await server.createDatabase();
  const sandbox = await startSandbox({ gateway: RULES, responseTime: PATIENCE, unlimited: true });
  ending.defer(() => sandbox.close());
  noteMistakes(sandbox, failures);
  const guildIds = guildsIn(sandbox, guilds);
  const processes = SHARDS.map(
    (ids) => new ShardProcess(sandbox, databaseUrl, { ids, count: COUNT }, logged),
  );
  for (const process of processes) ending.defer(() => process.close());
  const places = guildIds.map((guildId) => {
    const process = processes.find(({ ids }) => ids.includes(shardOf(guildId, COUNT) ?? 0));
    if (process === undefined) throw new Error(`Nobody runs the shard of ${guildId}`);
    return createPlace(sandbox, guildId, process, random, failures);
  });
  await Promise.all(processes.map(({ works }) => works));
  await inParallel(AT_ONCE, places, settleIn);

  for (let round = 1; round <= rounds && failures.length === 0; round += 1) {
    const victim = random.pick(processes);
    let [visited, restarting, databaseRestarting] = [0, Promise.resolve(), Promise.resolve()];
    await inParallel(AT_ONCE, random.sample([...places, ...places], 2 * guilds), async (place) => {
      visited += 1;
      if (visited === Math.floor(guilds * 0.5)) await victim.kill();
      if (visited === guilds) restarting = victim.restart();
      if (visited === Math.floor(guilds * 1.5))
        databaseRestarting = server.restart(random.pick(['fast', 'immediate']));
      await visit(place);
    });
    await Promise.all([restarting, databaseRestarting]);
    await inParallel(AT_ONCE, places, visit);
    const wrong = await settlePlaces(databaseUrl, places);
    failures.push(...wrong.map((problem) => `seed ${seed}, round ${round}: ${problem}`));
    // None in vain, and none because of the database.
    const [started, due] = [await sessionsStarted(sandbox), COUNT + 2 * round];
    if (started !== due) failures.push(`${started} sessions began in place of ${due}`);
  }
  const withoutDatabase = logged.filter((line) => !/"code":"(?:unavailable|uncertain)"/.test(line));
  failures.push(...unexplainedErrors(withoutDatabase), ...tellingLines(logged, sandbox, [...SHOWS, 'Text ']));
  return { acknowledged: places.reduce((sum, { load }) => sum + load.ledger.acknowledged, 0), failures };
}

/** Fills the sandbox with so many guilds, and resolves to their ids. */
function guildsIn({ world, guildId }: Sandbox, count: number): string[] {
  const more = Array.from({ length: count - 1 }, (_, index) =>
    createGuild(world, `Guild ${index + 2}`, true),
  );
  return [guildId, ...more];
}

/** How often the bot has identified today. */
async function sessionsStarted({ apiUrl, token }: Sandbox): Promise<number> {
  const response = await fetch(`${apiUrl}/v10/gateway/bot`, { headers: { authorization: `Bot ${token}` } });
  const { session_start_limit: limit } = (await response.json()) as {
    session_start_limit: { total: number; remaining: number };
  };
  return limit.total - limit.remaining;
}
