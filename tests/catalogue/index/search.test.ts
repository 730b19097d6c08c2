import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildIndex } from '../../../src/catalogue/index/build-index.ts';
import type { ListedEntry } from '../../../src/catalogue/index/catalogue-index.ts';
import { openIndex } from '../../../src/catalogue/index/open-index.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { listed } from './entries.ts';

/** From the best known one down. */
const SHOWS = [
  listed('wikidata:Q1', ['Attack on Titan', '進撃の巨人', 'Shingeki no Kyojin', '进击的巨人'], {
    year: 2013,
  }),
  listed('wikidata:Q2', ['The Glass Heart', 'グラスハート', '유리 심장'], { year: 2025 }),
  listed('wikidata:Q3', ['Squid Game', '오징어 게임', 'Round 6'], { year: 2021 }),
  listed('wikidata:Q4', ['Better Call Saul'], { year: 2015 }),
  listed('wikidata:Q5', ['Kingdom', '킹덤'], { year: 2019 }),
  listed('wikidata:Q6', ['Kingdom', 'キングダム'], { year: 2012 }),
  listed('wikidata:Q7', ['Star Trek'], { year: 1966 }),
  listed('wikidata:Q8', ['A Quiet Star'], { year: 2001 }),
  listed('wikidata:Q9', ['Crash', 'Ajax'], { year: 2004 }),
  listed('wikidata:Q10', ['Kleo'], { year: 2022 }),
  listed('wikidata:Q11', ['Night Heat'], { year: 1985, adult: true }),
  listed('wikidata:Q12', ['나'], { year: 2019 }),
  listed('wikidata:Q13', ['나의 아저씨', 'My Mister'], { year: 2018 }),
  listed('wikidata:Q14', ['Attack on Titan Season 2', '進撃の巨人 第2期'], { year: 2017 }),
  listed('wikidata:Q15', ['مسلسل الغريب'], { year: 2020 }),
  listed('wikidata:Q16', ['🎬🎬🎬'], { year: 2020 }),
  listed('wikidata:Q17', ['x'.repeat(150)], { year: 2020 }),
];

async function searching(entries: readonly ListedEntry[] = SHOWS) {
  const file = join(await temporaryDirectory(), 'catalogue.sqlite');
  await buildIndex(
    file,
    'wikidata',
    entries.map((entry, at) => ({
      popularity: 1 - at / 1000,
      ...entry,
      ...(entry.popularity === undefined && { popularity: 1 - at / 1000 }),
    })),
  );
  const index = openIndex(file);
  onTestFinished(() => index.close());
  return async (typed: string, limit = 5, adult = false) =>
    (await index.search(typed, limit, adult)).map(({ entry, fit }) => `${fit} ${entry.ref}`);
}

describe('The right show is the first', () => {
  test.each([
    ['attack on titan', 'exact wikidata:Q1'],
    ['ATTACK-ON-TITAN', 'exact wikidata:Q1'],
    ['進撃の巨人', 'exact wikidata:Q1'],
    ['進', 'begun wikidata:Q1'],
    ['進撃', 'begun wikidata:Q1'],
    ['巨人', 'words wikidata:Q1'],
    ['jinjidejuren', 'exact wikidata:Q1'],
    ['shingeki', 'begun wikidata:Q1'],
    ['aot', 'words wikidata:Q1'],
    ['atack on titan', 'near wikidata:Q1'],
    ['attack season 2', 'begun wikidata:Q14'],
    ['atack on titn', 'near wikidata:Q1'],
    ['atack on titn 2013', 'near wikidata:Q1'],
    ['attak on ttan seson 2', 'near wikidata:Q14'],
    ['bettr cal saul', 'near wikidata:Q4'],
    ['shingki no kyjin', 'near wikidata:Q1'],
    ['ttack on titan', 'near wikidata:Q1'],
    ['attack on titna', 'near wikidata:Q1'],
    ['titan attack', 'words wikidata:Q1'],
    ['attack on titan 2013', 'exact wikidata:Q1'],
    ['attack on titan s2', 'exact wikidata:Q14'],
    ['進撃の巨人 第二期', 'exact wikidata:Q14'],
    ['attack on titan season 4', 'exact wikidata:Q1'],
    ['glass heart', 'exact wikidata:Q2'],
    ['the glass heart', 'exact wikidata:Q2'],
    ['theglassheart', 'exact wikidata:Q2'],
    ['tje glass heart', 'near wikidata:Q2'],
    ['ぐらすはーと', 'exact wikidata:Q2'],
    ['gurasuhato', 'exact wikidata:Q2'],
    ['yuri simjang', 'exact wikidata:Q2'],
    ['ojingeo geim', 'exact wikidata:Q3'],
    ['ㅇㅈㅇㄱㅇ', 'words wikidata:Q3'],
    ['bcs', 'words wikidata:Q4'],
    ['kingdom', 'exact wikidata:Q5'],
    ['kingdom 2012', 'exact wikidata:Q6'],
    ['Kingdom (2019)', 'exact wikidata:Q5'],
    ['star', 'begun wikidata:Q7'],
    ['quiet star', 'exact wikidata:Q8'],
    ['cradh', 'near wikidata:Q9'],
    ['kelo', 'near wikidata:Q10'],
    ['나', 'exact wikidata:Q12'],
    ['나의', 'begun wikidata:Q13'],
    ['الغريب', 'words wikidata:Q15'],
    ['🎬🎬🎬', 'exact wikidata:Q16'],
    ['x'.repeat(150), 'exact wikidata:Q17'],
  ])('for %j', async (typed, first) => {
    const search = await searching();
    expect((await search(typed))[0]).toBe(first);
  });
});

test('A show of another year is no certain answer', async () => {
  const search = await searching();
  expect(await search('glass heart (1999)')).toEqual(['near wikidata:Q2']);
  expect(await search('glass heart (2024)')).toEqual(['near wikidata:Q2']);
});

test('Shows for adults are found only where the channel is age-restricted', async () => {
  const search = await searching();
  expect(await search('night heat')).toEqual([]);
  expect(await search('night heat', 5, true)).toEqual(['exact wikidata:Q11']);
});

test('A text fits no show rather than any: nothing, signs, quotes, an operator of the search, a long one', async () => {
  const search = await searching();
  for (const typed of ['', '   ', '"', "'; --", '* ^', '¿', 'zzzzzz', 'x AND y', `${'ab '.repeat(70)}`])
    expect(await search(typed), typed).toEqual([]);
});

test('No more are answered than were asked for, and well known ones first', async () => {
  const search = await searching(
    Array.from({ length: 200 }, (_, at) =>
      listed(`wikidata:Q${at}`, [`Star ${String(at).padStart(3, '0')}`]),
    ),
  );
  expect(await search('star', 3)).toEqual(['begun wikidata:Q0', 'begun wikidata:Q1', 'begun wikidata:Q2']);
  expect(await search('star 150', 1)).toEqual(['exact wikidata:Q150']);
});
