import { execFile } from 'node:child_process';
import { chmod, chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { selfSigned } from './self-signed.ts';

/** PostgreSQL doesn't run as the administrator: then it runs as `nobody`, which all systems have. */
const NOBODY = 65534;
export const ACCOUNT = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** Small, and as safe as a real one. */
const SETTINGS = {
  listen_addresses: 'localhost',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '32MB',
  log_min_messages: 'fatal',
  ssl: 'on',
};

const FORMAT = [
  '--username=ovation',
  '--auth=trust',
  '--encoding=UTF8',
  '--no-locale',
  '--wal-segsize=1',
  '--no-sync',
];

export interface DataOptions {
  /** More settings, for `postgresql.conf`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** More options for `initdb`; of those that stand there twice, the last counts. */
  readonly format?: readonly string[];
  /** Lines of `pg_hba.conf`: who is let in, and how. Everybody by default; the account `ovation` always. */
  readonly access?: readonly string[];
}

/**
 * Makes the data of a server that takes connections with TLS and without.
 * @param home an empty directory, in which it lies in `data`, beside the server's `certificate.pem`
 * @param programs where `initdb` is
 */
export async function makeData(
  home: string,
  programs: string,
  { settings = {}, format = [], access }: DataOptions,
): Promise<void> {
  const data = join(home, 'data');
  if (ACCOUNT.uid !== undefined) await chown(home, ACCOUNT.uid, ACCOUNT.gid);
  await promisify(execFile)(join(programs, 'initdb'), [...FORMAT, ...format, '-D', data], {
    ...ACCOUNT,
    cwd: home,
  });
  const { certificate, key } = selfSigned('localhost');
  const put = async (file: string, text: string): Promise<void> => {
    await writeFile(file, text);
    await chmod(file, 0o600);
    if (ACCOUNT.uid !== undefined) await chown(file, ACCOUNT.uid, ACCOUNT.gid);
  };
  await put(join(home, 'certificate.pem'), certificate);
  await put(join(data, 'server.crt'), certificate);
  await put(join(data, 'server.key'), key);
  if (access !== undefined)
    await put(join(data, 'pg_hba.conf'), ['host all ovation all trust', ...access, ''].join('\n'));
  const lines = Object.entries({ ...SETTINGS, ...settings }).map(([name, value]) => `${name} = '${value}'\n`);
  await put(join(data, 'postgresql.auto.conf'), lines.join(''));
}
