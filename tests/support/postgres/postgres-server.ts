import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';
import { NEWEST, type PostgresPrograms } from './postgres-programs.ts';

const run = promisify(execFile);

/** PostgreSQL doesn't run as the administrator: then it runs as `nobody`, which all systems have. */
const NOBODY = 65534;
const ACCOUNT = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** Small, and as safe as a real one. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '32MB',
  log_min_messages: 'fatal',
};

export interface PostgresServerOptions {
  readonly programs?: PostgresPrograms;
  /** More settings, for `postgresql.conf`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Ends a server and removes its data, once nobody writes to it any more. */
const WATCH =
  'read -r _; kill -QUIT "$(head -n 1 "$1/data/postmaster.pid")"; rm -rf "$1"; sleep 1; rm -rf "$1"';

/** A real server, with data of its own in a temporary directory. */
export class PostgresServer {
  readonly port: number;
  /** Everything of it. */
  readonly home: string;
  readonly #programs: string;
  #process: ChildProcess | undefined;
  #databases = 0;

  private constructor(home: string, programs: string, port: number) {
    this.home = home;
    this.#programs = programs;
    this.port = port;
  }

  /** Makes a server and starts it, which takes a second. `close` removes it. */
  static async open({
    programs = NEWEST,
    settings = {},
  }: PostgresServerOptions = {}): Promise<PostgresServer> {
    const directory = await programs.directory();
    const home = await mkdtemp(join(tmpdir(), 'ovation-postgres-'));
    if (ACCOUNT.uid !== undefined) await chown(home, ACCOUNT.uid, ACCOUNT.gid);
    const server = new PostgresServer(home, directory, await freePort());
    const options = [
      '--username=ovation',
      '--auth=trust',
      '--encoding=UTF8',
      '--no-locale',
      '--wal-segsize=1',
    ];
    await run(join(directory, 'initdb'), [...options, '--no-sync', '-D', server.#data], {
      ...ACCOUNT,
      cwd: home,
    });
    const lines = Object.entries({ ...SETTINGS, ...settings }).map(([name, value]) => `${name} = '${value}'`);
    await writeFile(join(server.#data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`);
    await server.start();
    server.#watch();
    return server;
  }

  /** Sees to it that the server ends with this process, however that ends: workers of tests are killed. */
  #watch(): void {
    const watch = spawn('sh', ['-c', WATCH, 'sh', this.home], {
      stdio: ['pipe', 'ignore', 'ignore'],
      detached: true,
    });
    watch.unref();
    (watch.stdin as Socket).unref();
  }

  get #data(): string {
    return join(this.home, 'data');
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
    while (!(await this.#answers())) {
      if (started.exitCode !== null) throw new Error(`PostgreSQL did not start: ${told.join('\n')}`);
    }
  }

  async #answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.urlOf('postgres') });
    client.on('error', () => {});
    return client.connect().then(
      () => client.end().then(() => true),
      () => new Promise((resolve) => setTimeout(resolve, 20, false)),
    );
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
    await this.#signal('STOP');
  }

  async resume(): Promise<void> {
    await this.#signal('CONT');
  }

  async #signal(name: string): Promise<void> {
    const pid = this.#process?.pid;
    if (pid === undefined) throw new Error('The server is not running');
    // Each connection has a process of its own.
    const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(pid)]).catch(() => ({ stdout: '' }));
    for (const each of [pid, ...stdout.split('\n').map(Number).filter(Boolean)])
      process.kill(each, `SIG${name}`);
  }

  /** The address of a database in it. */
  urlOf(database: string): string {
    return `postgres://ovation@127.0.0.1:${this.port}/${database}`;
  }

  /** Makes an empty database. Resolves to its address. */
  async createDatabase(): Promise<string> {
    this.#databases += 1;
    const name = `test_${process.pid}_${this.#databases}`;
    await this.query(`CREATE DATABASE ${name}`);
    return this.urlOf(name);
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
    await rm(this.home, { recursive: true, force: true });
  }
}

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
