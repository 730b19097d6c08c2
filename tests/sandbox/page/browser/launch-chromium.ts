import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import project from '../../../../package.json' with { type: 'json' };

/** Where the Chromium from npm is unpacked, once for each version of it. */
const unpacked = resolve(`node_modules/.cache/chromium-${project.devDependencies['@sparticuz/chromium']}`);

/**
 * Starts a headless browser: on Linux the Chromium that npm brings, with the libraries that it needs, or on other processors
 * than x64 the system's own; elsewhere Edge, which Windows brings, or Chrome.
 * @throws when there is none
 */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

async function launchOptions(): Promise<LaunchOptions> {
  if (process.platform === 'win32') return { channel: 'msedge' };
  if (process.platform !== 'linux') return { channel: 'chrome' };
  // Chromium's own sandbox protects from strangers' pages; this page is ours. Root may not use it, and nobody may where the
  // system restricts user namespaces, as Ubuntu does.
  const args = ['--no-sandbox', '--font-render-hinting=none'];
  if (process.arch !== 'x64') return { executablePath: '/usr/bin/chromium', args };
  await unpackChromium();
  return {
    executablePath: join(unpacked, 'chromium'),
    args,
    env: { ...process.env, LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib') },
  };
}

/** Unpacks the Chromium that npm brings, unless that is done: beside its place, so that there it is whole or not at all. */
export async function unpackChromium(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || existsSync(unpacked)) return;
  const directory = `${unpacked}-unfinished`;
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const script = fileURLToPath(new URL('./unpack-chromium.ts', import.meta.url));
  await promisify(execFile)(process.execPath, [script], {
    // The package unpacks into the temporary directory, its libraries only on the system whose name this is.
    env: { ...process.env, TMPDIR: directory, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  await rename(directory, unpacked);
}
