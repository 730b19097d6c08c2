import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepLists } from '../../../src/catalogue/filling/keep-lists.ts';
import { buildIndex } from '../../../src/catalogue/index/build-index.ts';
import type { ListedEntry } from '../../../src/catalogue/index/catalogue-index.ts';
import { openIndex } from '../../../src/catalogue/index/open-index.ts';
import { idsOf } from '../../../src/reviews/shows/show-ids.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

test('The anime come into a new index, stay there, and leave it when nobody wants them', async () => {
  const file = join(await temporaryDirectory(), 'catalogue.sqlite');
  const { signal } = new AbortController();
  const titles = async () => {
    const index = openIndex(file);
    const found = await index.search('steins gate', 3, false);
    await index.close();
    return found.map(({ entry }) => entry.title);
  };
  await keepLists({ file, bangumiData: true, now: 0 }, signal);
  expect((await titles())[0]).toBe('Steins;Gate');
  await keepLists({ file, bangumiData: true, now: 0 }, signal);
  expect((await titles())[0]).toBe('Steins;Gate');
  await keepLists({ file, bangumiData: false, now: 0 }, signal);
  expect(await titles()).toEqual([]);
});

test('One that is ended early leaves the index as it was', async () => {
  const file = join(await temporaryDirectory(), 'catalogue.sqlite');
  const ending = new AbortController();
  const filling = keepLists({ file, bangumiData: true, now: 0 }, ending.signal);
  setImmediate(() => ending.abort());
  await filling;
  const index = openIndex(file);
  expect(await index.search('steins gate', 3, false)).toEqual([]);
  await index.close();
});

test("TMDB's list goes once its terms let nobody keep it, and nothing else with it", async () => {
  const file = join(await temporaryDirectory(), 'catalogue.sqlite');
  const { signal } = new AbortController();
  const listed = (ref: 'tmdb:tv/1' | 'tvmaze:1', title: string): ListedEntry => ({
    entry: { ref, title, titles: [], ids: idsOf(ref) },
    fetchedAt: 0,
  });
  const day = 24 * 60 * 60_000;
  await buildIndex(file, 'tvmaze', [listed('tvmaze:1', 'Salt Road')]);
  await buildIndex(file, 'tmdb', [listed('tmdb:tv/1', 'Glass Heart')], { version: '1970-01-01' });
  const finds = async (typed: string) => {
    const index = openIndex(file);
    const found = await index.search(typed, 3, false);
    await index.close();
    return found.length > 0;
  };
  await keepLists({ file, bangumiData: false, now: 179 * day }, signal);
  expect(await finds('Glass Heart')).toBe(true);
  await keepLists({ file, bangumiData: false, now: 181 * day }, signal);
  expect(await finds('Glass Heart')).toBe(false);
  expect(await finds('Salt Road')).toBe(true);
});
