import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildIndex } from '../../../src/catalogue/index/build-index.ts';
import type { CatalogueIndex } from '../../../src/catalogue/index/catalogue-index.ts';
import { openIndex } from '../../../src/catalogue/index/open-index.ts';
import { StagedEntries } from '../../../src/catalogue/index/staged-entries.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { filesBeside } from '../files-beside.ts';
import { listed } from './entries.ts';

const indexFile = async () => join(await temporaryDirectory(), 'catalogue.sqlite');

async function opened<Result>(
  file: string,
  use: (index: CatalogueIndex) => Promise<Result>,
): Promise<Result> {
  const index = openIndex(file);
  try {
    return await use(index);
  } finally {
    await index.close();
  }
}

const found = (file: string, typed: string) =>
  opened(file, async (index) => (await index.search(typed, 9, false)).map(({ entry }) => entry.ref));

test('An entry that comes twice is counted once', async () => {
  const file = join(await temporaryDirectory(), 'catalogue.sqlite');
  const twice = [listed('wikidata:Q1', ['The Crown']), listed('wikidata:Q1', ['The Crown', 'Crown'])];
  expect(await buildIndex(file, 'wikidata', twice)).toEqual({ shows: 1, titles: 2, entries: 1 });
});

test('The entries of a source take the place of those that it listed before; those of others stay', async () => {
  const file = await indexFile();
  await buildIndex(file, 'bangumi', [listed('bangumi:1', ['Frieren'])]);
  await buildIndex(file, 'wikidata', [listed('wikidata:Q1', ['Gone']), listed('wikidata:Q2', ['Dark'])]);
  const built = await buildIndex(file, 'wikidata', [listed('wikidata:Q2', ['Dark', 'Темнота'])]);
  expect(built).toEqual({ shows: 2, titles: 3, entries: 1 });
  expect(await found(file, 'gone')).toEqual([]);
  expect(await found(file, 'dark')).toEqual(['wikidata:Q2']);
  expect(await found(file, 'frieren')).toEqual(['bangumi:1']);
  expect(await filesBeside(file)).toEqual(['catalogue.sqlite']);
});

test('What was searched for and picked stays, and picked shows stay before others', async () => {
  const file = await indexFile();
  const kingdoms = [1, 2, 3].map((id) => listed(`wikidata:Q${id}`, ['Kingdom'], { popularity: 1 / id }));
  await buildIndex(file, 'wikidata', kingdoms);
  await opened(file, async (index) => {
    await index.put([listed('tvmaze:7', ['Kingdom of Dust'])]);
    await index.prefer('wikidata:Q3');
  });
  await buildIndex(file, 'wikidata', kingdoms);
  expect(await found(file, 'kingdom')).toEqual(['wikidata:Q3', 'wikidata:Q1', 'wikidata:Q2', 'tvmaze:7']);
  await buildIndex(file, 'wikidata', []);
  expect(await found(file, 'kingdom')).toEqual(['tvmaze:7']);
});

test('A bot that runs keeps what is searched for while a new index is made of the old one', async () => {
  const file = await indexFile();
  await buildIndex(file, 'wikidata', [listed('wikidata:Q1', ['Dark'])]);
  const staged = new StagedEntries(`${file}.staged`);
  staged.addFrom(file, 'bangumi');
  await opened(file, (index) => index.put([listed('tvmaze:7', ['Frieren'])]));
  expect(await found(file, 'frieren')).toEqual(['tvmaze:7']);
  staged.close();
});

test('Entries of several sources about one show become one, at the place of the better known one', async () => {
  const file = await indexFile();
  await buildIndex(file, 'bangumi', [
    listed('bangumi:1', ['進撃の巨人'], {
      ids: { tmdb: 'tv/1429', anilist: '16498' },
      year: 2013,
      popularity: 0.1,
    }),
    listed('bangumi:2', ['進撃'], { popularity: 0.2 }),
  ]);
  const { shows } = await buildIndex(file, 'wikidata', [
    listed('wikidata:Q1', ['Attack on Titan'], { ids: { tmdb: 'tv/1429' }, year: 2013, popularity: 0.9 }),
  ]);
  expect(shows).toBe(2);
  expect(await found(file, '進')).toEqual(['wikidata:Q1', 'bangumi:2']);
  expect(await opened(file, (index) => index.find('anilist:16498'))).toMatchObject({
    entry: { title: 'Attack on Titan', titles: ['進撃の巨人'] },
    popularity: 0.9,
  });
});

test('Only so many of a source are taken, the best known ones, and progress is told', async () => {
  const file = await indexFile();
  const many = Array.from({ length: 25_000 }, (_, at) =>
    listed(`wikidata:Q${at}`, [`Show ${at}`], { popularity: (at * 7919) % 25_000 }),
  );
  const told: number[] = [];
  const built = await buildIndex(file, 'wikidata', many, { most: 10, onProgress: (read) => told.push(read) });
  expect([built.shows, told]).toEqual([10, [10_000, 20_000]]);
  const best = many.toSorted((a, b) => (b.popularity ?? 0) - (a.popularity ?? 0)).slice(0, 9);
  expect(await found(file, 'show')).toEqual(best.map(({ entry }) => entry.ref));
});

test('Builds at the same time come one after the other, each whole', async () => {
  const file = await indexFile();
  const sources = ['wikidata', 'tvmaze', 'anilist', 'bangumi'] as const;
  const rounds = sources.flatMap((source) => [1, 2, 3].map((round) => ({ source, round })));
  const builds = rounds.map(({ source, round }) =>
    buildIndex(file, source, [listed(`${source}:${round}`, [`Salt Road of ${source}`])]),
  );
  await Promise.all(builds);
  expect((await found(file, 'salt road')).map((ref) => ref.replace(/:.*/, '')).sort()).toEqual(
    sources.toSorted(),
  );
});

test('A build that fails leaves the index as it is, and nothing beside it', async () => {
  const file = await indexFile();
  await buildIndex(file, 'wikidata', [listed('wikidata:Q1', ['Dark'])]);
  const broken = (function* () {
    yield listed('wikidata:Q2', ['Light']);
    throw new Error('cut in half');
  })();
  await expect(buildIndex(file, 'wikidata', broken)).rejects.toThrow('cut in half');
  expect(await found(file, 'dark')).toEqual(['wikidata:Q1']);
  expect(await filesBeside(file)).toEqual(['catalogue.sqlite']);
});

test('What a build that was cut off left behind, and a damaged index, are no hindrance', async () => {
  const file = await indexFile();
  for (const name of [file, `${file}.new`, `${file}.staged`]) await writeFile(name, 'half of something');
  await buildIndex(file, 'wikidata', [listed('wikidata:Q1', ['Dark'])]);
  expect(await found(file, 'dark')).toEqual(['wikidata:Q1']);
});
