import { PostgresServer } from '../../support/postgres/postgres-server.ts';

/** What a server has by default, unlike those of tests. */
const AS_INSTALLED = {
  format: ['--wal-segsize=16'],
  settings: { shared_buffers: '128MB', max_wal_size: '1GB' },
};

/** Measures on a new PostgreSQL server, which is gone afterwards. */
export async function onServer<Result>(
  measure: (server: PostgresServer) => Promise<Result>,
): Promise<Result> {
  const server = await PostgresServer.open(AS_INSTALLED);
  try {
    return await measure(server);
  } finally {
    await server.close();
  }
}
