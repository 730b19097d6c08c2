import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { backUpFile } from '../../../src/operations/backups/back-up-file.ts';
import { emptyPlace } from './open-database.ts';

test('A backup touches no file of another name', async () => {
  const { directory, url, write } = await emptyPlace();
  await write('1');
  await writeFile(join(directory, 'friday.part'), 'mine');
  backUpFile(url, join(directory, 'friday'));
  expect(await readFile(join(directory, 'friday.part'), 'utf8')).toBe('mine');
});

test('A backup does not take a name by which SQLite or a start would take it for a part of the database', async () => {
  const { directory, file, url, write, guilds } = await emptyPlace();
  await write('1');
  await symlink(directory, join(directory, 'link'));
  for (const part of ['-wal', '-shm', '-journal', '.next'])
    for (const name of [`${file}${part}`, join(directory, 'link', `ovation.sqlite${part}`)])
      expect(() => backUpFile(url, name), name).toThrow('a part of the database itself');
  expect((await readdir(directory)).sort()).toEqual(['link', 'ovation.sqlite', 'ovation.sqlite.lock']);
  expect(await guilds()).toEqual(['1']);
});

test('A backup does not take the place of a link that leads nowhere', async () => {
  const { directory, url, write } = await emptyPlace();
  await write('1');
  const name = join(directory, 'friday.sqlite');
  await symlink('/nowhere/friday.sqlite', name);
  expect(() => backUpFile(url, name)).toThrow('is there already');
});

/** Linux's util-linux, which most machines have. */
const SETPRIV = '/usr/bin/setpriv';

test.runIf(existsSync(SETPRIV) && process.getuid?.() === 0)(
  'A backup comes also where files cannot be given to the owner of the database',
  async () => {
    const { directory, file, url, write } = await emptyPlace();
    await write('1');
    await chown(file, 65_534, 65_534);
    const target = join(directory, 'friday.sqlite');
    const main = resolve('src/operations/backups/backup-process.ts');
    const withoutRight = ['--bounding-set', '-chown', '--inh-caps', '-chown'];
    const { stderr } = spawnSync(SETPRIV, [...withoutRight, process.execPath, main, target], { input: url });
    expect(String(stderr)).toBe('');
    expect(await readdir(directory)).toContain('friday.sqlite');
  },
);
