import { onTestFinished } from 'vitest';
import { NEWEST, type PostgresPrograms } from './postgres-programs.ts';
import { PostgresServer } from './postgres-server.ts';

/** One server for all tests of a process, of each version that is asked for: to start one takes a second. */
const servers = new Map<PostgresPrograms, Promise<PostgresServer>>();

/** The server that the tests of this process share: a test that breaks a server opens its own (`ownServer`). */
export function sharedServer(programs: PostgresPrograms = NEWEST): Promise<PostgresServer> {
  const known = servers.get(programs);
  if (known !== undefined) return known;
  const opening = PostgresServer.open({ programs, settings: { fsync: 'off' } });
  servers.set(programs, opening);
  return opening;
}

/** The address (`postgres://…`) of an empty database on the shared server. */
export async function postgresDatabase(programs?: PostgresPrograms): Promise<string> {
  return (await sharedServer(programs)).createDatabase();
}

/** A server that a test may stop, suspend and fill; it is gone once the test is over. */
export async function ownServer(
  options?: Parameters<typeof PostgresServer.open>[0],
): Promise<PostgresServer> {
  const server = await PostgresServer.open(options);
  onTestFinished(() => server.close());
  return server;
}
