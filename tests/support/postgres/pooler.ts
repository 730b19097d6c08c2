import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ACCOUNT } from './postgres-data.ts';
import { endWithThisProcess, freePort, untilItAnswers } from './server-process.ts';

const PROGRAM = '/usr/sbin/pgbouncer';

/** Why there is none on this machine; undefined when there is. */
export const NO_POOLER = existsSync(PROGRAM) ? undefined : 'pgbouncer of Debian is not installed';

/**
 * Starts a pooler (PgBouncer) before a database, until the test is over. Resolves to the address of the database through it.
 * @param mode what each client keeps a connection to the server for
 * @param password what the pooler asks for; nothing when left out
 */
export async function poolerBefore(
  url: string,
  mode: 'session' | 'transaction' | 'statement',
  password?: string,
): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'ovation-pooler-'));
  endWithThisProcess(home);
  // Where `endWithThisProcess` looks.
  await mkdir(join(home, 'data'));
  const [server, port] = [new URL(url), await freePort()];
  const configuration = [
    '[databases]',
    `* = host=${server.hostname} port=${server.port} user=${server.username}`,
    '[pgbouncer]',
    `listen_addr = ${server.hostname}`,
    `listen_port = ${port}`,
    'unix_socket_dir =',
    ...(password === undefined ? ['auth_type = any'] : ['auth_type = scram-sha-256', 'auth_file = users']),
    `pool_mode = ${mode}`,
    `pidfile = ${join(home, 'data', 'postmaster.pid')}`,
  ];
  await writeFile(join(home, 'pgbouncer.ini'), configuration.join('\n'));
  await writeFile(join(home, 'users'), `"${server.username}" "${password}"`);
  if (ACCOUNT.uid !== undefined)
    for (const path of [home, join(home, 'data')]) await chown(path, ACCOUNT.uid, ACCOUNT.gid);
  const pooler = spawn(PROGRAM, [join(home, 'pgbouncer.ini')], { ...ACCOUNT, cwd: home, stdio: 'ignore' });
  onTestFinished(async () => {
    const ended = once(pooler, 'exit');
    if (pooler.kill('SIGTERM')) await ended;
    await rm(home, { recursive: true, force: true });
  });
  const through = Object.assign(new URL(url), { port: String(port), password: password ?? '' }).href;
  await untilItAnswers(pooler, through);
  return through;
}
