import { expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../../src/storage/postgres/postgres-backend.ts';
import { NO_POOLER, poolerBefore } from '../../support/postgres/pooler.ts';
import { postgresDatabase } from '../../support/postgres/postgres-database.ts';

test.skipIf(NO_POOLER !== undefined)(
  'A pooler that gives each transaction another connection is refused, and one that keeps them is none of our business',
  async () => {
    const url = await postgresDatabase();
    const pooled = await poolerBefore(url, 'transaction');
    const refused =
      /^A connection pooler in transaction mode stands before the database test_\w+ at \S+: Ovation needs connections of its own\. Point DATABASE_URL at PostgreSQL itself, or set the pooler to session mode\.$/;
    await expect(openPostgres(pooled)).rejects.toThrow(refused);
    // Also when it has several connections, of which each transaction gets any.
    await Promise.all(Array.from({ length: 4 }, () => expect(openPostgres(pooled)).rejects.toThrow(refused)));

    const kept = await openPostgres(await poolerBefore(url, 'session'));
    onTestFinished(() => kept.close());
    await kept.claim({ count: 1, ids: [0] });
    await kept.commit([() => kept.open('shows:1').store.set('a', '{"value":1}')]);
    const other = await openPostgres(url);
    onTestFinished(() => other.close());
    const told = new Promise((resolve) => kept.onTold(resolve));
    await other.tellOthers('hello');
    expect(await told).toBe('hello');
    expect(await other.shardsInUse()).toBe(1);
  },
);

test.skipIf(NO_POOLER !== undefined)(
  'What a pooler refuses is said as if the server had refused it',
  async () => {
    const url = await postgresDatabase();
    const asking = await poolerBefore(url, 'session', 'ri9ht');
    const refusals = [
      [
        await poolerBefore(url, 'statement'),
        'statement pooling mode. Point DATABASE_URL at PostgreSQL itself',
      ],
      [asking.replace('ri9ht', 'wr0ng'), 'Check the name and the password, in DATABASE_URL or PGPASSWORD.'],
      [
        `${asking}?options=-c%20work_mem%3D64MB`,
        'startup parameter: options. Leave that out of DATABASE_URL',
      ],
    ] as const;
    for (const [address, refusal] of refusals)
      await expect(openPostgres(address, { patience: 0 })).rejects.toThrow(refusal);
  },
);
