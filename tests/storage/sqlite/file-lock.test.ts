import { spawnSync } from 'node:child_process';
import { chmod, chown, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { lockFile } from '../../../src/storage/sqlite/file-lock.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** What a process prints that locks the file; the administrator's has no rights. */
function lockElsewhere(file: string): string {
  const script = `import { lockFile } from ${JSON.stringify(resolve('src/storage/sqlite/file-lock.ts'))};
    try { lockFile(${JSON.stringify(file)})(); console.log('locked'); } catch (error) { console.log(error.message); }`;
  const options = { encoding: 'utf8', ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) } as const;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], options).stdout.trim();
}

test.skipIf(process.platform === 'win32')(
  'A lock that this process may not write to is none, since others would have it, too',
  async () => {
    const directory = await temporaryDirectory();
    const file = join(directory, 'ovation.sqlite');
    await writeFile(`${file}.lock`, '');
    if (isRoot) await chown(directory, NOBODY, NOBODY);
    await chmod(`${file}.lock`, 0o444);
    expect(lockElsewhere(file)).toMatch(/^Cannot use .*ovation\.sqlite\.lock: .*Ovation may write to it\.$/);
  },
);

test.runIf(isRoot)('A lock that the administrator has made belongs to whom the database does', async () => {
  const directory = await temporaryDirectory();
  const file = join(directory, 'ovation.sqlite');
  await chown(directory, NOBODY, NOBODY);
  lockFile(file)();
  expect((await stat(`${file}.lock`)).uid).toBe(NOBODY);
  expect(lockElsewhere(file)).toBe('locked');
});
