import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';
import { ACCOUNT, type DataOptions, makeData } from './postgres-data.ts';
import { NEWEST, type PostgresPrograms } from './postgres-programs.ts';
import { endWithThisProcess, freePort, signal, untilItAnswers } from './server-process.ts';
import { SmallDisk } from './small-disk.ts';

const run = promisify(execFile);

export interface PostgresServerOptions extends DataOptions {
  readonly programs?: PostgresPrograms;
  /** Has all its data on a disk of so many bytes, where `NO_SMALL_DISK` is undefined. A new server takes 45 MB. */
  readonly diskSize?: number;
}

/** A real server, with data of its own in a temporary directory. */
export class PostgresServer {
  readonly port: number;
  /** Everything of it. */
  readonly home: string;
  readonly #programs: string;
  #process: ChildProcess | undefined;
  #databases = 0;
  #disk: SmallDisk | undefined;

  private constructor(home: string, programs: string, port: number) {
    this.home = home;
    this.#programs = programs;
    this.port = port;
  }

  /** Makes a server and starts it, which takes a second. `close` removes it. */
  static async open(options: PostgresServerOptions = {}): Promise<PostgresServer> {
    const { programs = NEWEST, diskSize, ...data } = options;
    const directory = await programs.directory();
    const home = await mkdtemp(join(tmpdir(), 'ovation-postgres-'));
    const server = new PostgresServer(home, directory, await freePort());
    endWithThisProcess(home);
    try {
      if (diskSize !== undefined) server.#disk = await SmallDisk.mount(home, diskSize);
      await makeData(home, directory, data);
      await server.start();
    } catch (error) {
      await server.close();
      throw error;
    }
    return server;
  }

  get #data(): string {
    return join(this.home, 'data');
  }

  /** What it has been given as `diskSize`. */
  get disk(): SmallDisk {
    if (this.#disk === undefined) throw new Error('The server was opened without diskSize');
    return this.#disk;
  }

  /** The file of the certificate that it shows, which is valid for `localhost`, and its own authority (`sslrootcert`). */
  get certificate(): string {
    return join(this.home, 'certificate.pem');
  }

  /** Resolves once it takes connections. */
  async start(): Promise<void> {
    const started = spawn(join(this.#programs, 'postgres'), ['-D', this.#data, '-p', String(this.port)], {
      ...ACCOUNT,
      cwd: this.home,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    });
    this.#process = started;
    const told: string[] = [];
    const lines = createInterface({ input: started.stderr as NodeJS.ReadableStream });
    lines.on('line', (line) => told.push(line));
    await untilItAnswers(started, this.urlOf('postgres')).catch((error: Error) => {
      throw new Error(`PostgreSQL did not start: ${told.join('\n')}`, { cause: error });
    });
  }

  /**
   * Ends it. `fast` breaks its connections, as a restart of the service does; `immediate` is a crash, after which it recovers.
   * Resolves once it has ended.
   */
  async stop(how: 'fast' | 'immediate' = 'fast'): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    // One that is suspended hears nothing else.
    await signal(running, 'CONT');
    running.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
  }

  /** Stops it, as `stop` does, and starts it again on the same port. */
  async restart(how: 'fast' | 'immediate' = 'fast'): Promise<void> {
    await this.stop(how);
    await this.start();
  }

  /** Has all its processes say nothing, and keep every connection, until `resume`. */
  async suspend(): Promise<void> {
    if (this.#process !== undefined) await signal(this.#process, 'STOP');
  }

  async resume(): Promise<void> {
    if (this.#process !== undefined) await signal(this.#process, 'CONT');
  }

  /** The address of a database in it. */
  urlOf(database: string): string {
    return `postgres://ovation@127.0.0.1:${this.port}/${database}`;
  }

  /** Makes an empty database, which takes a tenth of a second. Resolves to its address. */
  async createDatabase(): Promise<string> {
    this.#databases += 1;
    const name = `test_${process.pid}_${this.#databases}`;
    await this.query(`CREATE DATABASE ${name}`);
    return this.urlOf(name);
  }

  /** Removes everything from a database that `createDatabase` has made, and breaks its connections. @param url its address */
  async emptyDatabase(url: string): Promise<void> {
    const name = new URL(url).pathname.slice(1);
    await this.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
    await this.query(
      'DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION pg_database_owner',
      name,
    );
  }

  /** Runs a statement as the server's owner. Resolves to its rows. */
  async query(sql: string, database = 'postgres'): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.urlOf(database) });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** Ends it and removes its data. */
  async close(): Promise<void> {
    await this.stop('immediate');
    if (this.#disk !== undefined) await run('umount', [this.home]);
    await rm(this.home, { recursive: true, force: true });
  }
}
