import { onTestFinished } from 'vitest';
import { DatabaseLine } from './postgres-line.ts';
import { NEWEST, type PostgresPrograms } from './postgres-programs.ts';
import { PostgresServer, type PostgresServerOptions } from './postgres-server.ts';

/** A server that tests share, and the databases of tests that are over: to make another takes longer than to empty one. */
interface Shared {
  readonly server: PostgresServer;
  readonly unused: string[];
}

/** One server for all tests of a process, of each version that is asked for: to start one takes a second. */
const servers = new Map<PostgresPrograms, Promise<Shared>>();

function shared(programs: PostgresPrograms): Promise<Shared> {
  const known = servers.get(programs);
  if (known !== undefined) return known;
  const opening = PostgresServer.open({ programs, settings: { fsync: 'off' } });
  const opened = opening.then((server) => ({ server, unused: [] }));
  servers.set(programs, opened);
  return opened;
}

/**
 * The server that the tests of this process share, for `query` and the like: a test that breaks a server opens its own. It ends with
 * this process.
 */
export async function sharedServer(programs: PostgresPrograms = NEWEST): Promise<PostgresServer> {
  return (await shared(programs)).server;
}

/**
 * The address (`postgres://…`) of an empty database on the shared server, for one test: another gets it afterwards. Whatever is open
 * there is closed before that: open it after you asked for the address.
 */
export async function postgresDatabase(programs: PostgresPrograms = NEWEST): Promise<string> {
  const { server, unused } = await shared(programs);
  const url = unused.pop() ?? (await server.createDatabase());
  onTestFinished(async () => {
    await server.emptyDatabase(url);
    unused.push(url);
  });
  return url;
}

/** A server that a test may stop, suspend and fill; it is gone once the test is over. */
export async function ownServer(options?: PostgresServerOptions): Promise<PostgresServer> {
  const server = await PostgresServer.open(options);
  onTestFinished(() => server.close());
  return server;
}

/** A line to a database that a test may cut and silence (`DatabaseLine`), until it is over. @param url the database's address */
export async function lineTo(url: string): Promise<DatabaseLine> {
  const line = await DatabaseLine.open(url);
  onTestFinished(() => line.close());
  return line;
}
