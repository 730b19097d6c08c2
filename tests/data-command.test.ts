import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import project from '../package.json' with { type: 'json' };
import { openStore } from '../src/storage/store/open-store.ts';
import { runOvation } from './support/ovation-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const MAIN = resolve('src/data-command.ts');

const run = (home: string, args: readonly string[], variables: Record<string, string> = {}) =>
  runOvation(home, { DISCORD_TOKEN: 'abc', ...variables }, { main: MAIN, args });

/** A home whose database has one guild, opened. */
async function homeInUse() {
  const home = await temporaryDirectory();
  await mkdir(join(home, 'data'));
  const store = await openStore(`sqlite://${join(home, 'data', 'ovation.sqlite')}`, {
    onUnreadable: () => {},
  });
  await store.commit([store.guilds.put('1', { channelId: '10' })]);
  return { home, store };
}

test('A running bot is backed up to where the operator stands, and is restored once it has stopped', async () => {
  const { home, store } = await homeInUse();
  const elsewhere = await temporaryDirectory();
  const backup = run(home, ['backup', 'mine.sqlite'], { INIT_CWD: elsewhere });
  expect(await backup.exited).toBe(0);
  const file = join(elsewhere, 'mine.sqlite');
  expect(backup.output()).toMatch(
    `${file} is a backup of all data, as it was a moment ago: 0 reviews, 0.0 MB.`,
  );
  expect(await readdir(elsewhere)).toEqual(['mine.sqlite']);

  await store.commit([store.guilds.put('2', {})]);
  const early = run(home, ['restore', file]);
  expect(await early.exited).toBe(1);
  expect(early.output().trim()).toMatch(/^Another Ovation is using .*ovation\.sqlite; stop it first\.$/);
  await store.close();

  const restore = run(home, ['restore', file]);
  expect(await restore.exited).toBe(0);
  expect(restore.output()).toMatch(/What was there before is in .*before-restore/);
  const restored = await openStore(`sqlite://${join(home, 'data', 'ovation.sqlite')}`, {
    onUnreadable: () => {},
  });
  expect(await restored.guildIds()).toEqual(['1']);
  await restored.close();
});

test('A drill and a check say that all is well, and exit with 0', async () => {
  const { home, store } = await homeInUse();
  const [drill, check] = [run(home, ['drill']), run(home, ['check'])];
  expect(await Promise.all([drill.exited, check.exited])).toEqual([0, 0]);
  expect(drill.output()).toMatch(/2 entries, all the same\./);
  expect(check.output()).toMatch(/1 entry of 1 server: guilds 1\.\nAll is in order\./);
  await store.close();
});

test('What a command finds or cannot do is told, and it exits with 1', async () => {
  const { home, store } = await homeInUse();
  await store.commit([store.guild('1').votes.put('a:2', { messageId: '1', reactions: {}, bots: [] })]);
  await writeFile(join(home, 'there.sqlite'), '');
  const check = run(home, ['check']);
  const backup = run(home, ['backup', join(home, 'there.sqlite')]);
  expect(await Promise.all([check.exited, backup.exited])).toEqual([1, 1]);
  expect(check.output()).toContain("✗ server 1, votes: 1 about a review that isn't there (a:2)");
  expect(backup.output().trim()).toBe(
    `${join(home, 'there.sqlite')} is there already: name a file that isn't.`,
  );
  await store.close();
});

test.each([
  ['backup', 'backup'],
  ['restore', 'restore'],
  ['check-data', 'check'],
  ['backup:drill', 'drill'],
  ['move-data', 'move'],
] as const)('npm run %s runs it', (script, command) => {
  expect(project.scripts[script]).toBe(
    `node --require ./src/require-node-24.cjs src/data-command.ts ${command}`,
  );
});

test('Without a token, who runs a command hears that it is about the sandbox alone', async () => {
  const check = run(await temporaryDirectory(), ['check'], { DISCORD_TOKEN: '' });
  await check.exited;
  expect(check.output()).toMatch(/^No DISCORD_TOKEN: this is about the sandbox's data\./);
});
