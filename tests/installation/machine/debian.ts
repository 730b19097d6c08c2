import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { startMachine } from './machine.ts';
import { networkMounts } from './network-mounts.ts';

const run = promisify(execFile);

/** Makes a directory once: what `make` leaves under the name that it is given is complete, or not there. */
async function once(directory: string, make: (unfinished: string) => Promise<void>): Promise<string> {
  if (existsSync(directory)) return directory;
  const unfinished = `${directory}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(directory), { recursive: true });
  await make(unfinished);
  await rename(unfinished, directory);
  return directory;
}

/** The smallest Debian that there is, as the images of Debian have it. @param suite the name of a release */
export const smallDebian = (kept: string, suite: string): Promise<string> =>
  once(join(kept, suite), async (directory) => {
    await run('debootstrap', ['--variant=minbase', suite, directory], { maxBuffer: 2 ** 26 });
  });

/** What lies over the smallest Debian on a server: systemd and git. */
export const serverPackages = (kept: string, debian: string): Promise<string> =>
  once(join(kept, 'server'), async (written) => {
    const mounts = networkMounts(process.env);
    await using machine = await startMachine({
      layers: [debian],
      written,
      mounts,
      first: ['sleep', 'infinity'],
    });
    await machine.run('apt-get update');
    await machine.run(
      'DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends systemd systemd-sysv git',
    );
  });
