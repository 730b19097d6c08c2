import { appendFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { fillFromTvmaze } from '../../../src/catalogue/filling/fill-from-tvmaze.ts';
import type { InventedShow } from '../../../src/sandbox/catalogues/invented-show.ts';
import { startCatalogues } from '../../../src/sandbox/catalogues/start-catalogues.ts';
import { MovableClock } from '../../support/movable-clock.ts';
import { filesBeside } from '../files-beside.ts';
import { fillPlace, type TestPlace } from './fill-place.ts';

/** Shows on TVmaze with these ids. */
const showsWith = (...ids: readonly number[]): InventedShow[] =>
  ids.map((tvmaze) => ({
    title: `Harbour Lights ${tvmaze}`,
    language: 'ko',
    country: 'KR',
    kind: 'drama',
    began: '2021-03-04',
    genres: ['Romance'],
    popularity: 70,
    ids: { tvmaze, imdb: `tt${9_000_000 + tvmaze}` },
    poster: 'harbour-lights',
  }));

/** TVmaze with these shows, and a catalogue to fill: where `before` had its own, if that is given. */
async function tvmazeWith(shows: readonly InventedShow[], before?: TestPlace) {
  const clock = new MovableClock();
  const standIns = await startCatalogues({ shows, now: () => clock.monotonic() });
  onTestFinished(() => standIns.close());
  const [, tvmaze] = standIns.places;
  if (tvmaze === undefined) throw new Error('There is no TVmaze');
  const stopping = new AbortController();
  const place = await fillPlace({
    clock,
    tvmaze: { ...tvmaze, name: 'tvmaze' },
    signal: stopping.signal,
    ...(before && { file: before.file }),
  });
  return {
    standIns,
    place,
    stopping,
    /** The pages that were asked for. */
    asked: () => standIns.requests('tvmaze').map(({ path }) => Number(path.replace('/shows?page=', ''))),
    /** Fills the catalogue, while time passes faster than the source answers. */
    async fill(): Promise<string> {
      let isDone = false;
      const filled = fillFromTvmaze(place).finally(() => {
        isDone = true;
      });
      filled.catch(() => {});
      while (!isDone) {
        clock.advance(10);
        await setImmediate();
      }
      return filled;
    },
  };
}

const listOf = ({ file }: TestPlace) => join(dirname(file), 'catalogue-tvmaze.jsonl');
const pagesIn = async (place: TestPlace): Promise<number[]> =>
  (await readFile(listOf(place), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).page);

const upTo = (last: number) => Array.from({ length: last + 1 }, (_, page) => page);

test("All pages of TVmaze's index come, those without a show too, until there is none", async () => {
  const { place, fill, asked, standIns } = await tvmazeWith(showsWith(1, 249, 250, 1600));
  expect(await fill()).toBe(
    'The catalogue has 4 shows now, 4 of them from TVmaze. Its license is CC BY-SA 4.0: keep them on this machine.',
  );
  expect(asked()).toEqual(upTo(7));
  expect(await place.find('tvmaze:249')).toEqual({
    ref: 'tvmaze:249',
    title: 'Harbour Lights 249',
    titles: [],
    year: 2021,
    kind: 'drama',
    ids: { tvmaze: '249', imdb: 'tt9000249' },
    genres: ['Romance'],
    poster: `${standIns.imageUrls.tvmaze}/uploads/images/medium_portrait/1/harbour-lights.jpg`,
  });
  expect(standIns.picturesSeen()).toBe(0);
  expect(await filesBeside(place.file)).toEqual(['catalogue-tvmaze.jsonl', 'catalogue.sqlite']);
});

test("TVmaze's limit is kept, so that it refuses nothing", async () => {
  const { fill, asked, standIns } = await tvmazeWith(showsWith(...upTo(40).map((page) => page * 250)));
  await fill();
  expect(asked()).toEqual(upTo(41));
  expect(await standIns.connections('tvmaze')).toBeLessThanOrEqual(1);
});

test('What has come is there when TVmaze stops, and the rest comes later', async () => {
  const shows = showsWith(1, 251, 501, 751);
  const first = await tvmazeWith(shows);
  const before = await tvmazeWith(showsWith(1, 251), first.place);
  await before.fill();
  const broken = await tvmazeWith(shows, first.place);
  broken.standIns.faults.tvmaze.set('error');
  await expect(broken.fill()).rejects.toThrow(
    /^TVmaze isn't responding \([\w-]+\): run it again later, and it goes on from there\.$/,
  );
  expect(await first.place.find('tvmaze:251')).toBeDefined();
  expect(broken.asked().every((page) => page === 1)).toBe(true);
  const after = await tvmazeWith(shows, first.place);
  expect(await after.fill()).toMatch(/has 4 shows now/);
  expect(after.asked()).toEqual([1, 2, 3, 4]);
});

test.each(['limited', 'error', 'html', 'half', 'huge', 'down', 'guard'] as const)(
  'A page that comes once as %s is asked for again',
  async (fault) => {
    const { fill, standIns } = await tvmazeWith(showsWith(1, 251));
    standIns.faults.tvmaze.set(fault, 1);
    expect(await fill()).toMatch(/has 2 shows now/);
  },
);

test('Later only what is new is asked for: the last page, and those behind it', async () => {
  const first = await tvmazeWith(showsWith(1, 251, 501));
  await first.fill();
  const later = await tvmazeWith(showsWith(1, 251, 501, 502, 751), first.place);
  expect(await later.fill()).toMatch(/has 5 shows now/);
  expect(later.asked()).toEqual([2, 3, 4]);
  expect(await pagesIn(first.place)).toEqual([0, 1, 2, 2, 3]);
});

test('A page that was written in part is asked for again', async () => {
  const first = await tvmazeWith(showsWith(1, 251));
  await first.fill();
  await appendFile(listOf(first.place), '{"page":2,"fetchedAt":1,"shows":[{"entry":{"ref":"tvm');
  const later = await tvmazeWith(showsWith(1, 251, 501), first.place);
  expect(await later.fill()).toMatch(/has 3 shows now/);
  expect(later.asked()).toEqual([1, 2, 3]);
  expect(await pagesIn(first.place)).toEqual([0, 1, 1, 2]);
});

test('Who ends it keeps what has come', async () => {
  const { fill, place, stopping, asked } = await tvmazeWith(showsWith(1, 251, 501));
  const filled = fill();
  while (!asked().includes(1)) await setImmediate();
  stopping.abort();
  await expect(filled).rejects.toThrow('You ended it: run it again later, and it goes on from there.');
  expect(await place.find('tvmaze:1')).toBeDefined();
});
