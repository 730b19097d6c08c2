import { expect, test } from 'vitest';
import type { CatalogueEntry } from '../../src/reviews/shows/catalogue-entry.ts';
import { type OnlineCatalogue, startOnline } from '../support/online-catalogue.ts';

const suggest = async ({ catalogue }: OnlineCatalogue, typed: string, adult = false) =>
  (await catalogue.suggest({ typed, limit: 10, adult })).map(({ entry, fit }) => `${fit} ${entry.ref}`);

const entryOf = (ref: CatalogueEntry['ref'], title: string): CatalogueEntry => ({
  ref,
  title,
  titles: [],
  ids: { [ref.slice(0, ref.indexOf(':'))]: ref.slice(ref.indexOf(':') + 1) },
});

const listed = (...entries: CatalogueEntry[]) => entries.map((entry) => ({ entry, fetchedAt: 0 }));

test('What sources find for a text is offered at once, and known from then on', async () => {
  await using online = await startOnline(['tmdb', 'tvmaze']);
  const { standIns } = online;
  expect(await suggest(online, 'second spring hospital')).toEqual(['exact tmdb:tv/9000062']);
  const seen = standIns.seen('tmdb') + standIns.seen('tvmaze');
  expect(seen).toBe(2);
  expect(await suggest(online, 'Second Spring Hospital')).toEqual(['exact tmdb:tv/9000062']);
  expect(await suggest(online, '두 번째 봄 병원')).toEqual(['exact tmdb:tv/9000062']);
  expect(await suggest(online, 'second spring hospitel')).toEqual(['near tmdb:tv/9000062']);
  expect(standIns.seen('tvmaze')).toBeLessThanOrEqual(2);
});

test('A source that knows more titles than it tells is believed', async () => {
  await using online = await startOnline(['tvmaze']);
  const found = await suggest(online, '第二春医院');
  expect(found).toEqual(['near tvmaze:200046']);
});

test('A title that is known is asked of nobody', async () => {
  await using online = await startOnline(['tvmaze']);
  await online.index.put(listed(entryOf('wikidata:Q1', 'Second Spring Hospital')));
  expect(await suggest(online, 'second spring hospital')).toEqual(['exact wikidata:Q1']);
  expect(online.standIns.seen('tvmaze')).toBe(0);
});

test('Where enough is known sources are asked all the same, and nobody waits for them', async () => {
  await using online = await startOnline(['tvmaze']);
  const { index, standIns } = online;
  const refs = ['wikidata:Q1', 'wikidata:Q2', 'wikidata:Q3', 'wikidata:Q4', 'wikidata:Q5'] as const;
  await index.put(listed(...refs.map((ref, place) => entryOf(ref, `Second Spring ${'abcde'[place]}`))));
  standIns.faults.tvmaze.delay(Infinity);
  expect(await suggest(online, 'second spring')).toHaveLength(5);
  await expect.poll(() => standIns.seen('tvmaze')).toBe(1);
  standIns.faults.tvmaze.clear();
  await expect.poll(() => index.find('tvmaze:200046')).toBeDefined();
  expect(await suggest(online, 'second spring')).toContain('begun tvmaze:200046');
});

test('An anime that bangumi-data knows may be another show, which sources are asked for', async () => {
  await using online = await startOnline(['tvmaze']);
  await online.index.put(listed(entryOf('bangumi:1', 'Twin Harbour')));
  expect(await suggest(online, 'twin harbour')).toEqual(['exact bangumi:1']);
  await expect.poll(() => online.index.find('tvmaze:200128')).toBeDefined();
  expect(await suggest(online, 'twin harbour')).toContain('exact tvmaze:200128');
});

test('A slow source is waited for 1.2 s, and what comes late is there for the next key', async () => {
  await using online = await startOnline(['tvmaze']);
  const { standIns, clock, index } = online;
  standIns.faults.tvmaze.delay(Infinity);
  const suggested = suggest(online, 'second spring hospital');
  await expect.poll(() => standIns.seen('tvmaze')).toBe(1);
  clock.advance(1_199);
  expect(await Promise.race([suggested, 'nothing yet'])).toBe('nothing yet');
  clock.advance(1);
  expect(await suggested).toEqual([]);
  standIns.faults.tvmaze.clear();
  await expect.poll(() => index.find('tvmaze:200046')).toBeDefined();
  expect(await suggest(online, 'second spring hospita')).toEqual(['begun tvmaze:200046']);
});

test.each(['second spring hospital', 'second spring hosp'])(
  'When one source has what %j may mean, the others are waited for a moment longer',
  async (typed) => {
    await using online = await startOnline(['tmdb', 'tvmaze']);
    const { standIns, clock, index } = online;
    standIns.faults.tmdb.delay(Infinity);
    const suggested = suggest(online, typed);
    await expect.poll(() => index.find('tvmaze:200046')).toBeDefined();
    // Asks the index whether it has the show now.
    await index.find('tvmaze:200046');
    clock.advance(250);
    expect(await suggested).toEqual([expect.stringContaining('tvmaze:200046')]);
  },
);

test('Where the index knows a show that may be meant, sources are waited for only briefly', async () => {
  await using online = await startOnline(['tvmaze']);
  const { standIns, clock, index } = online;
  await index.put(listed(entryOf('wikidata:Q1', 'Second Spring')));
  standIns.faults.tvmaze.delay(Infinity);
  const suggested = suggest(online, 'second spr');
  await expect.poll(() => standIns.seen('tvmaze')).toBe(1);
  clock.advance(300);
  expect(await suggested).toEqual(['begun wikidata:Q1']);
});

test('Concurrent and repeated questions are asked once, in any spelling', async () => {
  await using online = await startOnline(['tvmaze']);
  const { standIns, clock } = online;
  const spellings = ['zzyzx road', 'Zzyzx Road', ' ZZYZX  ROAD ', 'Zzyzx Road (1999)'];
  await Promise.all(spellings.map((typed) => suggest(online, typed)));
  await suggest(online, 'zzyzx road');
  expect(standIns.seen('tvmaze')).toBe(1);
  clock.advance(10 * 60_000);
  await suggest(online, 'zzyzx road');
  expect(standIns.seen('tvmaze')).toBe(2);
});

test('A question that a source could not answer is asked again', async () => {
  await using online = await startOnline(['tvmaze']);
  online.standIns.faults.tvmaze.set('error', 1);
  expect(await suggest(online, 'second spring hospital')).toEqual([]);
  expect(await suggest(online, 'second spring hospital')).toEqual(['exact tvmaze:200046']);
});

test.each(['', ' ', 'a', 'ab', '\u200b\u200b\u200b', '봄', 'x'.repeat(151)])(
  'Nobody is asked about %j, which finds anything or nothing',
  async (typed) => {
    await using online = await startOnline();
    await suggest(online, typed);
    for (const name of ['tmdb', 'tvmaze', 'anilist'] as const) expect(online.standIns.seen(name)).toBe(0);
  },
);

test('Two characters are a question where they can be a title', async () => {
  await using online = await startOnline(['tmdb']);
  await suggest(online, '병원');
  expect(online.standIns.seen('tmdb')).toBe(1);
});

test('Two shows with one title are both offered, each once, by the first source that has them', async () => {
  await using online = await startOnline(['tmdb', 'tvmaze']);
  const found = await suggest(online, 'twin harbour');
  expect(found.toSorted()).toEqual([
    'exact tmdb:movie/9500045',
    'exact tmdb:tv/9000134',
    'exact tmdb:tv/9000135',
  ]);
});

test.each([
  'Second Spring Hospital (2023)',
  'second spring hospital 2023',
  'Second Spring Hospital season 2',
])('A show is found by %j', async (typed) => {
  for (const name of ['tmdb', 'tvmaze'] as const) {
    await using online = await startOnline([name]);
    expect(await suggest(online, typed)).toHaveLength(1);
  }
});

test('A number that can be a part of the title is looked for with it', async () => {
  await using online = await startOnline(['tvmaze', 'anilist']);
  for (const typed of ['Blade Runner 2049', 'Apollo 13', 'Dark season 2']) await suggest(online, typed);
  const sent = online.standIns
    .requests('tvmaze')
    .map(({ path }) => new URLSearchParams(path.split('?')[1]).get('q'));
  expect(sent.toSorted()).toEqual(['Apollo 13', 'Blade Runner 2049', 'dark']);
  expect(online.standIns.requests('anilist').at(-1)?.body).toContain('Dark season 2');
});

test('Only the sources that the operator has chosen are asked', async () => {
  await using online = await startOnline(['anilist']);
  await suggest(online, 'second spring hospital');
  await online.catalogue.lookUp('imdb:tt99000065');
  await online.catalogue.refresh({ tmdb: 'tv/9000062', tvmaze: '200046' }, new AbortController().signal);
  expect(online.standIns.seen('anilist')).toBe(1);
  expect(online.standIns.seen('tmdb') + online.standIns.seen('tvmaze')).toBe(0);
});

test('The order of the sources is the operator’s', async () => {
  await using online = await startOnline(['tvmaze', 'tmdb']);
  expect(await suggest(online, 'second spring hospital')).toEqual(['exact tvmaze:200046']);
});

test('Shows for adults are offered where they may be, also when others have asked before', async () => {
  await using online = await startOnline(['anilist']);
  const typed = 'Midnight Hot Spring Committee';
  expect(await suggest(online, typed)).toEqual([]);
  expect(await suggest(online, typed, true)).toEqual(['exact anilist:900044']);
  expect(await suggest(online, typed)).toEqual([]);
});

test('Where nobody waits a question takes as long as the limits do, and ends with its job', async () => {
  await using online = await startOnline(['anilist']);
  const { catalogue, standIns, clock } = online;
  standIns.faults.anilist.set('limited', 1);
  await suggest(online, 'anything at all');
  const job = new AbortController();
  const question = { typed: 'iron lullaby second verse', limit: 3, adult: false, unhurried: job.signal };
  const suggested = catalogue.suggest(question);
  clock.advance(30_000);
  expect(await Promise.race([suggested, 'nothing yet'])).toBe('nothing yet');
  clock.advance(31_000);
  expect(await suggested).toMatchObject([{ entry: { ref: 'anilist:900006' } }]);
  standIns.faults.anilist.delay(Infinity);
  const unwanted = catalogue.suggest({ ...question, typed: 'goldfish and the power station' });
  await expect.poll(() => standIns.seen('anilist')).toBe(3);
  job.abort();
  expect(await unwanted).toEqual([]);
});

test('After it is closed the catalogue answers that it has nothing', async () => {
  await using online = await startOnline();
  await online.catalogue.close();
  expect(await suggest(online, 'second spring hospital')).toEqual([]);
  expect(await online.catalogue.lookUp('tvmaze:200046')).toBeUndefined();
  expect(await online.catalogue.refresh({ tvmaze: '200046' }, new AbortController().signal)).toBe(
    'unavailable',
  );
  expect(online.standIns.seen('tvmaze')).toBe(0);
});

test('Closing waits for no source', async () => {
  await using online = await startOnline();
  online.standIns.faults.tvmaze.delay(Infinity);
  const suggested = suggest(online, 'second spring hospital');
  await expect.poll(() => online.standIns.seen('tvmaze')).toBe(1);
  await online.catalogue.close();
  await suggested;
});
