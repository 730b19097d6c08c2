/**
 * Start of `npm run try:bare-machine`: makes machines that have nothing on them but a small Debian, and does there what the
 * Dockerfile, README and docs/ say, against a sandbox, up to the first review. Needs Linux, root and debootstrap, and takes some
 * minutes; the Debian stays in the machine's directory for temporary files. With `image`, `service` or `readme`, only that.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { smallDebian } from './machine/debian.ts';
import { networkMounts } from './machine/network-mounts.ts';
import { step } from './trials/report.ts';
import type { Trial } from './trials/trial.ts';
import { tryImage } from './trials/try-image.ts';
import { tryReadme } from './trials/try-readme.ts';
import { tryService } from './trials/try-service.ts';

const KEPT = join(tmpdir(), 'ovation-bare-machine');

const TRIALS: Readonly<Record<string, (trial: Trial) => Promise<void>>> = {
  image: tryImage,
  service: tryService,
  readme: tryReadme,
};

function whatIsMissing(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'This needs Linux, as root.';
  if (!existsSync('/usr/sbin/debootstrap')) return 'This needs debootstrap: apt-get install debootstrap';
  if (process.env.npm_execpath === undefined) return 'Start this by npm run try:bare-machine.';
  return undefined;
}

async function tryAll(names: readonly string[]): Promise<void> {
  const [, suite = ''] = /\/debian:(\w+)/.exec(await readFile('Dockerfile', 'utf8')) ?? [];
  const debian = await step(`A machine with nothing but Debian ${suite}`, () => smallDebian(KEPT, suite));
  for (const name of names.length > 0 ? names : Object.keys(TRIALS)) {
    const work = await mkdtemp(join(KEPT, 'trial-'));
    try {
      await TRIALS[name]?.({
        ...{ work, debian, kept: KEPT },
        node: { installed: process.env.npm_node_execpath ?? process.execPath, locked: process.execPath },
        npm: dirname(dirname(process.env.npm_execpath ?? '')),
        mounts: networkMounts(process.env),
      });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
}

const problem = whatIsMissing();
try {
  if (problem !== undefined) throw new Error(problem);
  await tryAll(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
