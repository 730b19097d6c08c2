import { copyFile, mkdir, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { buildIndex } from '../../../src/catalogue/index/build-index.ts';
import type { ListedEntry } from '../../../src/catalogue/index/catalogue-index.ts';
import { LiveIndex } from '../../../src/catalogue/index/live-index.ts';
import { openIndex } from '../../../src/catalogue/index/open-index.ts';
import type { FoundEntry } from '../../../src/reviews/shows/catalogue-entry.ts';
import type { ShowRef } from '../../../src/reviews/shows/show-ids.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { listed } from './entries.ts';

const CROWN = listed('wikidata:Q1', ['The Crown']);

/** An index with a clock of its own. */
async function world() {
  const file = join(await temporaryDirectory(), 'catalogue.sqlite');
  let time = 0;
  const index = new LiveIndex(file, () => time);
  return {
    file,
    index,
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
    put: (...entries: ListedEntry[]) => index.run({ method: 'put', args: [entries] }),
    prefer: (ref: ShowRef) => index.run({ method: 'prefer', args: [ref] }),
    search: (typed: string) =>
      (index.run({ method: 'search', args: [typed, 5, false] }) as FoundEntry[]).map(
        ({ entry }) => entry.title,
      ),
  };
}

test('A new index is empty, and has what was put into it when it is opened again', async () => {
  const { file, index, put, search } = await world();
  expect(search('crown')).toEqual([]);
  put(CROWN);
  expect(search('crown')).toEqual(['The Crown']);
  index.close();
  const again = openIndex(file);
  expect(await again.find('wikidata:Q1')).toMatchObject({ entry: CROWN.entry });
  await again.close();
});

test('A file that was deleted is made anew', async () => {
  const { file, put, search } = await world();
  put(CROWN);
  await rm(file);
  put(listed('wikidata:Q2', ['The Bear']));
  expect(search('bear')).toEqual(['The Bear']);
});

test.each([
  ['is no database', (file: string) => writeFile(file, 'no database '.repeat(1000))],
  ['has other tables', async (file: string) => new DatabaseSync(file).exec('CREATE TABLE other (name)')],
  [
    'is of another version',
    async (file: string) => new DatabaseSync(file).exec('PRAGMA user_version = 99; CREATE TABLE show (name)'),
  ],
])('A file that %s is made anew', async (_, spoil) => {
  const { file, put, search } = await world();
  await spoil(file);
  put(CROWN);
  expect(search('crown')).toEqual(['The Crown']);
});

test('A file that takes its place is read for the next key, with what was put since it was made', async () => {
  const { file, put, search } = await world();
  put(listed('tmdb:tv/1', ['Before'], { fetchedAt: 0 }));
  await buildIndex(`${file}.other`, 'wikidata', [CROWN]);
  put(listed('tmdb:tv/2', ['Meanwhile'], { fetchedAt: Date.now() }));
  expect(search('crown')).toEqual([]);
  await rename(`${file}.other`, file);
  expect([search('crown'), search('before'), search('meanwhile')]).toEqual([
    ['The Crown'],
    [],
    ['Meanwhile'],
  ]);
  put(listed('tmdb:tv/3', ['After']));
  expect(search('after')).toEqual(['After']);
});

test('A file that is cut under the bot, or copied over, costs it nothing but what was in it', async () => {
  const { file, put, search } = await world();
  await buildIndex(file, 'wikidata', [CROWN]);
  await copyFile(file, `${file}.copy`);
  expect(search('crown')).toEqual(['The Crown']);
  await truncate(file, 0);
  // Read as it lies in memory, a page that is gone would end the process.
  const found = () => {
    try {
      return search('crown');
    } catch {
      return [];
    }
  };
  found();
  put(CROWN);
  expect(search('crown')).toEqual(['The Crown']);
  await copyFile(`${file}.copy`, file);
  found();
  expect(search('crown')).toEqual(['The Crown']);
});

test('Where the disk refuses, the index has no answers, says so once, and leaves it alone for a minute', async () => {
  const { file, search, wait } = await world();
  await mkdir(file);
  expect(() => search('crown')).toThrow();
  await rm(file, { recursive: true });
  expect(() => search('crown')).toThrow('a moment ago');
  wait(60_000);
  expect(search('crown')).toEqual([]);

  const troubles: string[] = [];
  const index = openIndex(join(file, 'in', 'no', 'directory'), {
    onTrouble: (reason) => troubles.push(reason),
  });
  await index.put([CROWN]);
  expect(await index.search('crown', 5, false)).toEqual([]);
  expect(await index.find('wikidata:Q1')).toBeUndefined();
  expect(troubles).toHaveLength(1);
  await index.close();
});

test('Of a disk that takes nothing new the log hears once, however often it is read in between', async () => {
  const { file, index: before, put } = await world();
  put(CROWN);
  before.close();
  const troubles: string[] = [];
  const index = openIndex(file, { onTrouble: (reason) => troubles.push(reason) });
  const reader = new DatabaseSync(file);
  reader.exec('BEGIN; SELECT * FROM about');
  for (let time = 0; time < 2; time++) {
    await index.put([listed('wikidata:Q2', ['The Bear'])]);
    expect(await index.search('crown', 5, false)).toHaveLength(1);
  }
  expect(troubles).toEqual([expect.stringContaining('locked')]);
  reader.close();
  await index.close();
});

test('An index that was closed has no answers, and one that nobody asked starts no thread', async () => {
  const index = openIndex(':memory:');
  await index.close();
  expect(await index.search('crown', 5, false)).toEqual([]);
});
