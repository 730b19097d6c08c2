import { readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import project from '../package.json' with { type: 'json' };
import { dumpOf } from './catalogue/filling/wikidata/invented-dump.ts';
import { runOvation } from './support/ovation-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const MAIN = resolve('src/catalogue-command.ts');

/** A home with a dump in it. */
async function homeWithDump(): Promise<{ readonly home: string; readonly dump: string }> {
  const home = await temporaryDirectory();
  const dump = join(home, 'dump.json');
  await writeFile(dump, dumpOf([{ id: 'Q1', labels: { en: 'Salt Road' }, claims: { P31: ['Q11424'] } }]));
  return { home, dump };
}

const run = (home: string, args: readonly string[], variables: Record<string, string> = {}) =>
  runOvation(home, variables, { main: MAIN, args });

test.each([
  ['beside the database', { DISCORD_TOKEN: 'abc', DATABASE_URL: 'sqlite://kept/here.sqlite' }, 'kept'],
  ["in Ovation's own directory", { DISCORD_TOKEN: 'abc' }, 'data'],
  ['of the sandbox, without a token', {}, 'data/sandbox'],
])('The catalogue %s is filled, as npm start would open it', async (_, variables, directory) => {
  const { home, dump } = await homeWithDump();
  const command = run(home, ['build', dump], variables);
  expect(await command.exited).toBe(0);
  expect(command.output().trim()).toBe('The catalogue has 1 show now, 1 of them from Wikidata.');
  expect((await readdir(join(home, directory))).sort()).toEqual([
    'catalogue.sqlite',
    'catalogue.sqlite.lock',
  ]);
});

test('What went wrong is one sentence, and the exit code says so', async () => {
  const { home } = await homeWithDump();
  const command = run(home, ['build', join(home, 'missing.json')]);
  expect(await command.exited).toBe(1);
  expect(command.output().trim()).toBe(`${join(home, 'missing.json')} can't be read (ENOENT).`);
});

test.each([
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
  [{ DISCORD_TOKEN: 'abc', DATABASE_URL: 'memory://' }, /^DATABASE_URL is a database in memory/],
])('A configuration without a catalogue is told: %j', async (variables, sentence) => {
  const { home, dump } = await homeWithDump();
  const command = run(home, ['build', dump], variables);
  expect(await command.exited).toBe(1);
  expect(command.output()).toMatch(sentence);
});

test.each(['build', 'get', 'fill'] as const)('npm run catalogue:%s runs it', (command) => {
  expect(project.scripts[`catalogue:${command}`]).toBe(
    `node --require ./src/require-node-24.cjs src/catalogue-command.ts ${command}`,
  );
});
