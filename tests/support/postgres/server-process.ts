import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);

/** Ends a server and removes its data, once this process is gone. */
const WATCH = `read -r _
server=$(head -n 1 "$1/data/postmaster.pid") && kill -CONT "$server" && kill -QUIT "$server"
rm -rf "$1"; sleep 1; umount -l "$1"; rm -rf "$1"`;

/** Sees to it that a server ends with this process, however that ends: workers of tests are killed. @param home everything of it */
export function endWithThisProcess(home: string): void {
  const watch = spawn('sh', ['-c', WATCH, 'sh', home], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watch.unref();
  (watch.stdin as Socket).unref();
}

/** Signals a server, then the processes that it has for connections: it makes no new one meanwhile. */
export async function signal(server: ChildProcess, name: 'STOP' | 'CONT'): Promise<void> {
  server.kill(`SIG${name}`);
  const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(server.pid)]).catch(() => ({
    stdout: '',
  }));
  for (const pid of stdout.split('\n').map(Number).filter(Boolean)) {
    try {
      process.kill(pid, `SIG${name}`);
    } catch {
      // It has just ended.
    }
  }
}

/** Resolves once a server takes connections; rejects when it ends before. @param url a database's, in it */
export async function untilItAnswers(server: ChildProcess, url: string): Promise<void> {
  while (!(await answers(url)))
    if (server.exitCode !== null) throw new Error(`${server.spawnfile} ended with ${server.exitCode}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  return client.connect().then(
    () => client.end().then(() => true),
    () => new Promise((resolve) => setTimeout(resolve, 20, false)),
  );
}

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
