import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../src/storage/store/open-store.ts';
import { runOvation } from './support/ovation-process.ts';
import { temporaryDirectory } from './support/temporary-directory.ts';

const MAIN = resolve('src/publish-command.ts');

test('The page is published while the bot runs, to where the operator stands, and refused with a sentence', async () => {
  const [home, elsewhere] = [await temporaryDirectory(), await temporaryDirectory()];
  await mkdir(join(home, 'data'));
  const store = await openStore(`sqlite://${join(home, 'data', 'ovation.sqlite')}`, {
    onUnreadable: () => {},
  });
  const guild = store.guild('10');
  await store.commit([
    guild.shows.put('dark', { id: 'dark', title: 'Dark', addedBy: '1', addedAt: 0 }),
    guild.members.put('1', { publishes: true }),
    guild.reviews.put('dark:1', {
      showId: 'dark',
      author: { id: '1', name: 'Noor', avatarUrl: 'https://cdn.example/1.png' },
      headline: 'Tender',
      spoilers: false,
      writtenAt: 0,
      earlierScores: [],
      posting: { state: 'withheld', reason: 'lost' },
    }),
  ]);
  const notes = join(elsewhere, 'notes');
  await mkdir(notes);
  await writeFile(join(notes, 'mine.txt'), '');
  const run = (...args: string[]) =>
    runOvation(home, { DISCORD_TOKEN: 'abc', INIT_CWD: elsewhere }, { main: MAIN, args });

  const published = run('10', 'site', '--name', 'Drama Corner');
  const unknown = run('11', 'other');
  const foreign = run('10', 'notes');
  const codes = await Promise.all([published.exited, unknown.exited, foreign.exited]);
  expect(codes).toEqual([0, 1, 1]);
  expect(published.output()).toContain('Published one show, and one review by one member.');
  expect(published.output()).toContain(join(elsewhere, 'site', 'index.html'));
  expect(await readFile(join(elsewhere, 'site', 'index.html'), 'utf8')).toContain('Tender');
  expect(unknown.output()).toContain('There is no server 11 in');
  expect(unknown.output()).toContain('It has: 10.');
  expect(foreign.output()).toContain('mine.txt');
  expect(await readdir(notes)).toEqual(['mine.txt']);
  expect((await readdir(elsewhere)).sort()).toEqual(['notes', 'site']);
  expect((await readdir(join(home, 'data'))).filter((name) => name.startsWith('.snapshot'))).toEqual([]);
  await store.close();
});
