import { expect, test } from 'vitest';
import { startOnline } from '../support/online-catalogue.ts';

const DAY = 24 * 60 * 60_000;
const never = new AbortController().signal;

test('A show is looked up by the ids of other sites, and known by all of its own from then on', async () => {
  await using online = await startOnline(['tmdb', 'tvmaze']);
  const { catalogue, standIns } = online;
  expect(await catalogue.lookUp('imdb:tt99000065')).toMatchObject({
    ref: 'tmdb:tv/9000062',
    title: 'Second Spring Hospital',
  });
  await expect.poll(async () => (await catalogue.find('tvmaze:200046'))?.ids.tmdb).toBe('tv/9000062');
  const seen = standIns.seen('tmdb');
  expect(await catalogue.lookUp('tmdb:tv/9000062')).toMatchObject({ ids: { tvmaze: '200046' } });
  expect(standIns.seen('tmdb')).toBe(seen);
});

test('A show that no source has, or that none can be asked about, is not found', async () => {
  await using online = await startOnline(['tmdb', 'anilist']);
  const { catalogue, standIns } = online;
  expect(await catalogue.lookUp('mal:1')).toBeUndefined();
  expect(await catalogue.lookUp('imdb:tt00000001')).toBeUndefined();
  const seen = standIns.seen('tmdb') + standIns.seen('anilist');
  expect(await catalogue.lookUp('mydramalist:49231')).toBeUndefined();
  expect(await catalogue.lookUp('letterboxd:fight-club')).toBeUndefined();
  expect(standIns.seen('tmdb') + standIns.seen('anilist')).toBe(seen);
});

test('A source that is slow is waited for 1.2 s where somebody has pasted an address, and heard later', async () => {
  await using online = await startOnline(['anilist']);
  const { catalogue, standIns, clock } = online;
  standIns.faults.anilist.delay(Infinity);
  const found = catalogue.lookUp('mal:900006');
  await expect.poll(() => standIns.seen('anilist')).toBe(1);
  clock.advance(1_200);
  expect(await found).toBeUndefined();
  standIns.faults.anilist.clear();
  await expect.poll(() => catalogue.find('anilist:900006')).toBeDefined();
});

test('A show that is picked gets all that its source has, behind the answer', async () => {
  await using online = await startOnline(['tmdb']);
  const { catalogue } = online;
  const [found] = await catalogue.suggest({ typed: 'second spring hospital', limit: 1, adult: false });
  if (found === undefined) throw new Error('It is not found');
  expect(found.entry.ids.imdb).toBeUndefined();
  catalogue.picked(found.entry);
  await expect.poll(async () => (await catalogue.find(found.entry.ref))?.ids.imdb).toBe('tt99000065');
  expect((await catalogue.find(found.entry.ref))?.titles).toContain('第二春医院');
});

test('What a search answers later takes no details away', async () => {
  await using online = await startOnline(['tmdb']);
  const { catalogue, clock } = online;
  await catalogue.refresh({ tmdb: 'tv/9000062' }, never);
  clock.advance(DAY);
  await catalogue.suggest({ typed: 'second spring', limit: 5, adult: false });
  expect(await catalogue.find('tmdb:tv/9000062')).toMatchObject({
    ids: { imdb: 'tt99000065' },
    episodes: 16,
  });
});

test('A show that is picked again is asked for again after 30 days alone', async () => {
  await using online = await startOnline(['tmdb']);
  const { catalogue, clock, standIns } = online;
  const entry = await catalogue.refresh({ tmdb: 'tv/9000062' }, never);
  if (typeof entry === 'string') throw new Error(entry);
  const seen = standIns.seen('tmdb');
  clock.advance(29 * DAY);
  catalogue.picked(entry);
  await catalogue.find(entry.ref);
  expect(standIns.seen('tmdb')).toBe(seen);
  clock.advance(2 * DAY);
  catalogue.picked(entry);
  await expect.poll(() => standIns.seen('tmdb')).toBe(seen + 1);
});

test('A refresh says whether the source has the show, is away, or was not chosen', async () => {
  await using online = await startOnline(['tvmaze', 'anilist']);
  const { catalogue, standIns } = online;
  expect(await catalogue.refresh({ tvmaze: '200046' }, never)).toMatchObject({ ref: 'tvmaze:200046' });
  expect(await catalogue.refresh({ tvmaze: '1' }, never)).toBe('gone');
  expect(await catalogue.refresh({ tmdb: 'tv/9000062' }, never)).toBe('unlisted');
  expect(await catalogue.refresh({}, never)).toBe('unlisted');
  standIns.faults.tvmaze.set('down');
  expect(await catalogue.refresh({ tvmaze: '200047' }, never)).toBe('unavailable');
  standIns.faults.anilist.set('disabled');
  expect(await catalogue.refresh({ anilist: '900006' }, never)).toBe('unavailable');
});

test('A refresh goes on to the next source when one is away or has the show no more', async () => {
  await using online = await startOnline(['tmdb', 'tvmaze']);
  const { catalogue, standIns } = online;
  expect(await catalogue.refresh({ tmdb: 'tv/1', imdb: 'tt99000065' }, never)).toMatchObject({
    ref: 'tvmaze:200046',
  });
  standIns.faults.tmdb.set('down');
  expect(await catalogue.refresh({ imdb: 'tt99000066' }, never)).toMatchObject({ ref: 'tvmaze:200047' });
});

test('An anime is refreshed by its season, not by the show that it is a season of', async () => {
  await using online = await startOnline(['tmdb', 'anilist']);
  const refreshed = await online.catalogue.refresh({ mal: '900041', tmdb: 'tv/9000136' }, never);
  expect(refreshed).toMatchObject({ ids: { anilist: '900045' } });
  expect(online.standIns.seen('tmdb')).toBe(0);
});

test('Of a later season nothing is taken from the whole show', async () => {
  await using online = await startOnline(['tmdb']);
  const entry = { ref: 'bangumi:2', title: 'A Later Season', titles: [], year: 2023 } as const;
  const ids = { bangumi: '2', tmdb: 'tv/9000136' };
  await online.index.put([{ entry: { ...entry, ids }, fetchedAt: 0 }]);
  expect(await online.catalogue.refresh(ids, never)).toBe('gone');
  expect(await online.catalogue.find('bangumi:2')).toMatchObject({ title: 'A Later Season' });
});

test('A refresh waits for the limits, behind those who type, and ends when its job does', async () => {
  await using online = await startOnline(['anilist']);
  const { catalogue, standIns } = online;
  standIns.faults.anilist.delay(Infinity);
  const job = new AbortController();
  const refreshed = catalogue.refresh({ anilist: '900006' }, job.signal);
  await expect.poll(() => standIns.seen('anilist')).toBe(1);
  job.abort();
  expect(await refreshed).toBe('unavailable');
});

test('What TMDB gave is forgotten after 180 days, and what others gave is not', async () => {
  await using online = await startOnline(['tmdb', 'tvmaze']);
  const { catalogue, index, clock } = online;
  await catalogue.refresh({ tmdb: 'tv/9000062' }, never);
  await catalogue.refresh({ tvmaze: '200047' }, never);
  clock.advance(179 * DAY);
  expect(await index.find('tmdb:tv/9000062')).toBeDefined();
  await expect
    .poll(() => {
      clock.advance(DAY);
      return index.find('tmdb:tv/9000062');
    })
    .toBeUndefined();
  expect(await index.find('tvmaze:200047')).toBeDefined();
});
