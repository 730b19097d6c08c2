import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fillFromDump } from '../../../src/catalogue/filling/fill-from-dump.ts';
import { buildIndex } from '../../../src/catalogue/index/build-index.ts';
import { openIndex } from '../../../src/catalogue/index/open-index.ts';
import { filesBeside } from '../files-beside.ts';
import { fillPlace } from './fill-place.ts';
import { dumpOf, type InventedItem, inParts } from './wikidata/invented-dump.ts';

const ALL = Number.POSITIVE_INFINITY;

/** The first has the fewest articles. */
const films = (count: number): InventedItem[] =>
  Array.from({ length: count }, (_, number) => ({
    id: `Q${number + 1}`,
    labels: { en: `Salt Road ${number + 1}`, ko: `소금길 ${number + 1}` },
    claims: { P31: ['Q11424'], P577: ['+2018-11-01T00:00:00Z'] },
    articles: Math.min(number, 40),
  }));

test('A dump on standard input fills the index, and shows of other sources stay', async () => {
  const place = await fillPlace({ input: inParts(gzipSync(dumpOf(films(3)))) });
  const other = { ref: 'bangumi:1' as const, title: 'Harbour Lights', titles: [], ids: { bangumi: '1' } };
  await buildIndex(place.file, 'bangumi', [{ entry: other, fetchedAt: 0 }]);
  expect(await fillFromDump({ dump: '-', most: ALL }, place)).toBe(
    'The catalogue has 4 shows now, 3 of them from Wikidata.',
  );
  expect(await place.find('wikidata:Q2')).toMatchObject({ title: 'Salt Road 2', year: 2018, kind: 'film' });
  expect(await place.find('bangumi:1')).toMatchObject({ title: 'Harbour Lights' });
  const index = openIndex(place.file);
  await expect(index.search('소금길 3', 1, false)).resolves.toMatchObject([
    { entry: { ref: 'wikidata:Q3' } },
  ]);
  await index.close();
  expect(await filesBeside(place.file)).toEqual(['catalogue.sqlite']);
});

test('Of a dump the best-known shows are taken, and a newer one takes the place of an older', async () => {
  const place = await fillPlace();
  const dump = join(dirname(place.file), 'dump.json');
  await writeFile(dump, dumpOf(films(9)));
  expect(await fillFromDump({ dump, most: 4 }, place)).toMatch(/has 4 shows now, 4 of them/);
  expect(await place.find('wikidata:Q5')).toBeUndefined();
  expect(await place.find('wikidata:Q6')).toBeDefined();
  await writeFile(dump, dumpOf(films(2)));
  expect(await fillFromDump({ dump, most: ALL }, place)).toMatch(/has 2 shows now, 2 of them/);
  expect(await place.find('wikidata:Q6')).toBeUndefined();
});

test('A list for others has the best-known shows first, and the index stays as it was', async () => {
  const place = await fillPlace({ input: inParts(dumpOf(films(9))) });
  const out = join(dirname(place.file), 'list.jsonl.gz');
  expect(await fillFromDump({ dump: '-', most: 3, out }, place)).toBe(`${out} has 3 shows.`);
  const [header, ...lines] = gunzipSync(await readFile(out))
    .toString()
    .trim()
    .split('\n');
  expect(JSON.parse(header ?? '')).toEqual({ ovationCatalogue: 1, source: 'wikidata' });
  expect(lines.map((line) => JSON.parse(line).entry.ref)).toEqual([
    'wikidata:Q9',
    'wikidata:Q8',
    'wikidata:Q7',
  ]);
  expect(await filesBeside(place.file)).toEqual(['list.jsonl.gz']);
});

test('A dump that is cut gives what it has, and says so', async () => {
  const packed = gzipSync(dumpOf(films(500)));
  const place = await fillPlace({ input: inParts(packed.subarray(0, packed.length * 0.7)) });
  expect(await fillFromDump({ dump: '-', most: ALL }, place)).toMatch(
    / of them from Wikidata\. But standard input ends in the middle, or is damaged\. Only what was readable is there\.$/,
  );
  expect(await place.find('wikidata:Q9')).toBeDefined();
});

test('A dump that is cut makes no list for others', async () => {
  const packed = gzipSync(dumpOf(films(500)));
  const place = await fillPlace({ input: inParts(packed.subarray(0, packed.length * 0.7)) });
  const out = join(dirname(place.file), 'list.jsonl.gz');
  await expect(fillFromDump({ dump: '-', most: ALL, out }, place)).rejects.toThrow(
    'standard input ends in the middle, or is damaged.',
  );
  expect(await filesBeside(place.file)).toEqual([]);
});

test.each([
  ['has no shows', dumpOf([]), '- has no shows: it must be Wikidata'],
  ['is something else', '<html>Not found</html>', '- has no shows: it must be Wikidata'],
  [
    'is cut before the first show',
    gzipSync(dumpOf(films(9))).subarray(0, 30),
    'standard input ends in the middle',
  ],
])('A dump that %s leaves the index as it was', async (_, bytes, sentence) => {
  const place = await fillPlace({ input: inParts(dumpOf(films(1))) });
  await fillFromDump({ dump: '-', most: ALL }, place);
  const empty = await fillPlace({ input: inParts(bytes), file: place.file });
  await expect(fillFromDump({ dump: '-', most: ALL }, empty)).rejects.toThrow(sentence);
  expect(await place.find('wikidata:Q1')).toBeDefined();
  expect(await filesBeside(place.file)).toEqual(['catalogue.sqlite']);
});

test('Who ends it finds the index as it was', async () => {
  const stopping = new AbortController();
  async function* endless() {
    yield Buffer.from('[\n');
    for (const [number, film] of films(1000).entries()) {
      if (number === 500) stopping.abort();
      yield* inParts(`${dumpOf([film]).split('\n')[1]},\n`);
    }
  }
  const place = await fillPlace({ input: endless(), signal: stopping.signal });
  await expect(fillFromDump({ dump: '-', most: ALL }, place)).rejects.toThrow(
    'You ended it; nothing has changed.',
  );
  expect(await filesBeside(place.file)).toEqual([]);
});
