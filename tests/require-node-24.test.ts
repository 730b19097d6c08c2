import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Preloads the check, as `npm start` does, in a process that takes itself for this version of Node. */
function startWith(version: string) {
  const script = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });
    require('./src/require-node-24.cjs');
    console.log('started');`;
  return spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
}

test.each(['20.19.0', '22.12.0', '23.11.1', '8.0.0'])('Node %s is told which Node is needed', (version) => {
  const { status, stdout, stderr } = startWith(version);
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toBe(
    `Ovation needs Node 24 or newer, and this is Node ${version}. On Linux and Windows npm ci brings it along, if it is npm 11: npm install --global npm@11. Elsewhere, install it from nodejs.org.\n`,
  );
});

test.each(['24.0.0', '26.1.0'])('Node %s starts', (version) => {
  expect(startWith(version)).toMatchObject({ status: 0, stdout: 'started\n', stderr: '' });
});
