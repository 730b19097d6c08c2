import fc from 'fast-check';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { PostgresPool } from '../../../src/storage/postgres/postgres-pool.ts';
import { areOurs, type Claim, retakeShards, takeShards } from '../../../src/storage/postgres/take-shards.ts';
import { postgresDatabase } from '../../support/postgres/postgres-database.ts';

/** A database with our tables, and connections to it, which are gone once the test is over. */
async function opened() {
  const url = await postgresDatabase();
  await (await openPostgres(url)).close();
  const pool = new PostgresPool(url);
  onTestFinished(() => pool.close());
  return { url, pool };
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Whether a transaction under a claim may write. */
const canWrite = (client: pg.Client, { epoch, ids }: Claim): Promise<boolean> =>
  client.query('SELECT ovation_guard($1, $2)', [epoch, ids.length]).then(
    () => true,
    (error: pg.DatabaseError) => {
      expect(error.code).toBe('OV001');
      return false;
    },
  );

const PROCESSES = 3;
const shards = fc.constantFrom(2, 3).chain((count) =>
  fc.record({
    count: fc.constant(count),
    ids: fc.uniqueArray(fc.nat(count - 1), { minLength: 1 }),
  }),
);
const act = fc.record({
  process: fc.nat(PROCESSES - 1),
  does: fc.oneof(
    fc.record({ claim: shards }),
    fc.constantFrom('loses its lock' as const, 'takes it again' as const, 'ends' as const),
  ),
});

interface Process {
  claim?: Claim | undefined;
  /** Its connection for locks. */
  client?: pg.Client | undefined;
}

const overlap = (one: Claim['ids'], other: Claim['ids']) => one.some((id) => other.includes(id));

test('Whatever processes claim, lose and take again, those that may write for a shard are one at most', async () => {
  const { url, pool } = await opened();
  const writer = await connected(url);
  onTestFinished(() => writer.end());

  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 15 }), async (acts) => {
      const processes: Process[] = Array.from({ length: PROCESSES }, () => ({}));
      for (const { process, does } of acts) {
        const own = processes[process] as Process;
        if (does === 'takes it again') {
          if (own.claim === undefined || own.client !== undefined) continue;
          const client = await connected(url);
          const isOurs = await areOurs(client, own.claim);
          expect(await retakeShards(client, own.claim)).toBe(isOurs ? 'ours' : 'taken');
          if (isOurs) own.client = client;
          else await client.end();
        } else if (typeof does === 'string') {
          await own.client?.end();
          own.client = undefined;
          if (does === 'ends') own.claim = undefined;
        } else if (own.claim === undefined) {
          const { claim } = does;
          const holding = processes.filter(({ client }) => client !== undefined);
          const isFree = holding.every(
            (other) => other.claim?.count === claim.count && !overlap(other.claim.ids, claim.ids),
          );
          const client = await connected(url);
          const taken = await takeShards(pool, client, claim).catch(async (error) => {
            expect(error.code).toBe('locked');
            await client.end();
          });
          expect(taken !== undefined).toBe(isFree);
          if (taken !== undefined) Object.assign(own, { claim: taken, client });
        }
        const writing: Claim[] = [];
        for (const { claim, client } of processes) {
          if (claim === undefined) continue;
          const can = await canWrite(writer, claim);
          // Whoever holds the lock is never kept from writing.
          if (client !== undefined) expect(can).toBe(true);
          if (can) writing.push(claim);
        }
        for (const [index, one] of writing.entries())
          for (const other of writing.slice(index + 1)) {
            expect(other.count).toBe(one.count);
            expect(overlap(one.ids, other.ids)).toBe(false);
          }
      }
      for (const { client } of processes) await client?.end();
    }),
    { numRuns: 12 },
  );
});

test.each([
  { name: 'the same number of shards', next: { count: 4, ids: [3] } },
  { name: 'another number', next: { count: 8, ids: [7] } },
])(
  'A transaction that a silent process keeps open writes nothing once a shard is taken, with $name',
  async ({ next }) => {
    const { url, pool } = await opened();
    const before = await connected(url);
    const claim = await takeShards(pool, before, { count: 4, ids: [2, 3] });
    const silent = await connected(url);
    await silent.query('BEGIN');
    expect(await canWrite(silent, claim)).toBe(true);
    await silent.query("INSERT INTO keyv (key, value, namespace) VALUES ('a', '1', 'shows:1')");
    // The lock is gone, as when the machine is, and its other connection isn't yet.
    await before.end();
    const after = await connected(url);
    onTestFinished(() => after.end());
    await takeShards(pool, after, next);
    await expect(silent.query('COMMIT')).rejects.toThrow();
    expect((await after.query('SELECT FROM keyv')).rowCount).toBe(0);
    expect(await canWrite(after, claim)).toBe(false);
  },
);
