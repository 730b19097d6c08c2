import { expect, test } from 'vitest';
import { catalogues } from './asked-catalogues.ts';

test('Each source can be made to fail in its own words, so many times', async () => {
  const { tmdb, tvmaze, anilist, started } = await catalogues();
  const { faults } = started;
  for (const fault of ['error', 'limited', 'disabled'] as const)
    for (const source of Object.values(faults)) source.set(fault, 1);
  const statuses = async (ask: () => Promise<{ status: number }>) => [
    (await ask()).status,
    (await ask()).status,
    (await ask()).status,
    (await ask()).status,
  ];
  expect(await statuses(() => tmdb('/tv/9000001'))).toEqual([500, 429, 403, 200]);
  expect(await statuses(() => tvmaze('/shows/200001'))).toEqual([500, 429, 403, 200]);
  expect(await statuses(() => anilist('{ Media(id: 900001) { id } }'))).toEqual([500, 429, 403, 200]);
});

test('AniList can be switched off, as it is for days at times', async () => {
  const { anilist, started } = await catalogues();
  started.faults.anilist.set('disabled');
  const { status, json } = await anilist('{ Media(id: 900001) { id } }');
  expect([status, json.errors[0].message]).toEqual([
    403,
    'The AniList API has been temporarily disabled due to severe stability issues.',
  ]);
});

test('An answer can be a page, half of one, ten megabytes long, with ids as texts, or null', async () => {
  const { tvmaze, started } = await catalogues();
  const fault = started.faults.tvmaze;
  for (const name of ['html', 'guard', 'half', 'huge', 'text-ids', 'null'] as const) fault.set(name, 1);
  const show = () => tvmaze('/shows/200001');
  expect(await show()).toMatchObject({
    status: 200,
    json: undefined,
    text: expect.stringContaining('<html>'),
  });
  expect(await show()).toMatchObject({ status: 503, json: undefined });
  expect(await show()).toMatchObject({
    status: 200,
    json: undefined,
    text: expect.stringMatching(/^\{"id":/),
  });
  const huge = await show();
  expect(huge.json.id, 'which is right otherwise').toBe(200001);
  expect(huge.text.length).toBeGreaterThan(10_000_000);
  expect((await show()).json.id).toBe('200001');
  expect(await show()).toMatchObject({ status: 200, json: null });
  expect((await show()).json.id).toBe(200001);
});

test('A source can be down, or slow until it is let go', async () => {
  const { tvmaze, tmdb, started } = await catalogues();
  started.faults.tvmaze.set('down', 1);
  await expect(tvmaze('/shows/200001')).rejects.toThrow('fetch failed');
  started.faults.tvmaze.delay(Infinity);
  let isAnswered = false;
  const answer = tvmaze('/shows/200001').finally(() => {
    isAnswered = true;
  });
  await tmdb('/tv/9000001');
  expect([isAnswered, started.seen('tvmaze')]).toEqual([false, 2]);
  started.faults.tvmaze.clear();
  expect((await answer).status).toBe(200);
});

test('What a source has seen can be looked at, and its connections', async () => {
  const { anilist, started } = await catalogues();
  await anilist('{ Media(id: 900001) { id } }', { typed: 'x' });
  const [seen] = started.requests('anilist');
  expect(seen).toMatchObject({ method: 'POST', path: '/', headers: { 'content-type': 'application/json' } });
  expect(JSON.parse(seen?.body ?? '')).toMatchObject({ variables: { typed: 'x' } });
  expect([started.seen('anilist'), started.seen('tmdb'), started.picturesSeen()]).toEqual([1, 0, 0]);
  expect(await started.connections('anilist')).toBeLessThanOrEqual(1);
});

test('A source can have other shows, and no limits', async () => {
  const shows = Array.from({ length: 300 }, (_, index) => ({
    title: `Lantern ${index}`,
    language: 'en',
    country: 'GB',
    kind: 'series',
    began: '2020-01-01',
    genres: [],
    popularity: index / 3,
    ids: { tvmaze: index + 1 },
  }));
  const { tvmaze } = await catalogues({ shows, unlimited: true });
  for (let id = 1; id <= 30; id++) expect((await tvmaze(`/shows/${id}`)).json.name).toBe(`Lantern ${id - 1}`);
  expect((await tvmaze('/shows?page=1')).json).toHaveLength(51);
});
