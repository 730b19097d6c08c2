import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { fillCatalogue } from '../../../src/catalogue/filling/fill-catalogue.ts';
import { fillPlace } from './fill-place.ts';
import { dumpOf, inParts } from './wikidata/invented-dump.ts';

const DUMP = dumpOf([
  { id: 'Q1', labels: { en: 'Salt Road' }, claims: { P31: ['Q11424'] }, articles: 3 },
  { id: 'Q2', labels: { en: 'Harbour Lights' }, claims: { P31: ['Q5398426'] }, articles: 9 },
]);

test('The words behind a command say what to do', async () => {
  const place = await fillPlace({ input: inParts(DUMP) });
  expect(await fillCatalogue(['build', '-', '--most', '1'], place)).toMatch(/1 of them from Wikidata/);
  const out = join(dirname(place.file), 'list.jsonl.gz');
  const dump = join(dirname(place.file), 'dump.json');
  await writeFile(dump, DUMP);
  expect(await fillCatalogue(['build', `--out=${out}`, dump], place)).toBe(`${out} has 2 shows.`);
});

test.each([
  [],
  ['build'],
  ['build', 'one', 'two'],
  ['build', 'one', '--least', '5'],
  ['build', 'one', '--out'],
  ['get', 'one', 'two'],
  ['fill'],
  ['empty', 'all'],
])('%j %j %j %j are answered with how the commands are written', async (...args) => {
  const words = args.filter((word) => word !== undefined);
  await expect(fillCatalogue(words, await fillPlace())).rejects.toThrow(/^npm run catalogue:build -- FILE/);
});

test.each([
  [['build', 'x', '--most', 'many'], '--most takes a number, such as 100000.'],
  [['build', 'x', '--most', '-5'], /^npm run catalogue:build|^--most takes a number/],
  [['fill', 'anilist'], "AniList's terms forbid mass collection"],
  [['fill', 'imdb'], 'imdb gives out no list that I can read: tvmaze and tmdb do.'],
  [['get'], 'Say where the list is'],
  [['get', 'http://127.0.0.1:1/list'], "127.0.0.1:1 isn't responding"],
  [['fill', 'tmdb'], "127.0.0.1:1 isn't responding"],
])('%j is answered with one sentence', async (args, sentence) => {
  await expect(fillCatalogue(args, await fillPlace())).rejects.toThrow(sentence);
});

test('Without an address, the list of the newest release is fetched', async () => {
  const place = await fillPlace({ releaseUrl: 'http://127.0.0.1:1/catalogue.jsonl.gz' });
  await expect(fillCatalogue(['get'], place)).rejects.toThrow("127.0.0.1:1 isn't responding");
});

test('A place that nobody can write to is told in one sentence', async () => {
  const place = await fillPlace();
  const file = join(dirname(place.file), 'missing', 'catalogue.sqlite');
  const elsewhere = await fillPlace({ file, input: inParts(DUMP) });
  await expect(fillCatalogue(['build', '-'], elsewhere)).rejects.toThrow(
    `${file} can't be made (unable to open database file): is there room on the disk, and may I write there?`,
  );
  const out = join(dirname(place.file), 'missing', 'list.jsonl.gz');
  const listing = await fillPlace({ input: inParts(DUMP) });
  await expect(fillCatalogue(['build', '-', `--out=${out}`], listing)).rejects.toThrow(
    `${out} can't be made (unable to open database file)`,
  );
  await mkdir(`${place.file}.new`);
  const blocked = await fillPlace({ file: place.file, input: inParts(DUMP) });
  await expect(fillCatalogue(['build', '-'], blocked)).rejects.toThrow(/can't be made \(.*\.new/);
});
