import { expect, test } from 'vitest';
import { catalogues } from './asked-catalogues.ts';

test('A search forgives two typing errors, and finds ten shows at most', async () => {
  const { tvmaze, started } = await catalogues();
  const found = async (typed: string) =>
    (await tvmaze(`/search/shows?q=${encodeURIComponent(typed)}`)).json.map(
      ({ show }: { show: { name: string } }) => show.name,
    );
  for (const typed of ['Second Spring Hospital', 'secnod sprnig', '두 번째 봄 병원', '第二春'])
    expect((await found(typed))[0], typed).toBe('Second Spring Hospital');
  expect(await found('the')).toHaveLength(10);
  expect(await found('nobody knows this')).toEqual([]);
  const [{ score, show }] = (await tvmaze('/search/shows?q=second%20spring%20hospital')).json;
  expect(score).toBeGreaterThan(0);
  expect(show).toMatchObject({
    id: 200046,
    premiered: '2023-09-16',
    language: 'Korean',
    externals: { imdb: 'tt99000065' },
    image: {
      medium: `${started.imageUrls.tvmaze}/uploads/images/medium_portrait/1/second-spring-houses.jpg`,
    },
  });
});

test('A show has its other titles apart, that of its own country without a country', async () => {
  const { tvmaze } = await catalogues();
  const { json } = await tvmaze('/shows/200046/akas');
  expect(json[0]).toEqual({ name: '두 번째 봄 병원', country: null });
  expect(json[1]).toMatchObject({ name: '二度目の春病院', country: { code: 'JP' } });
});

test('A lookup by IMDb id leads on to the show, or answers 404 without a body', async () => {
  const { tvmaze, started } = await catalogues();
  const { status, headers } = await tvmaze('/lookup/shows?imdb=tt99000001');
  expect([status, headers.get('location')]).toEqual([301, `${started.urls.tvmaze}/shows/200001`]);
  const { status: missing, text } = await tvmaze('/lookup/shows?imdb=tt1');
  expect([missing, text]).toEqual([404, '']);
});

test('What is not known is null, and old pictures have an address of http', async () => {
  const { tvmaze } = await catalogues();
  const show = async (typed: string) =>
    (await tvmaze(`/search/shows?q=${encodeURIComponent(typed)}`)).json[0].show;
  expect(await show('Untitled Lagoon')).toMatchObject({
    premiered: null,
    image: null,
    language: null,
    genres: [],
    rating: { average: null },
    summary: null,
  });
  expect((await show('Old Picture House')).image.medium).toMatch(/^http:\/\/pictures\.example/);
  expect((await show('bold everyone')).summary).toContain('<script>');
  expect((await show('extraordinarily long')).name).toHaveLength(300);
});

test('The list goes by 250 ids a page, with gaps, and ends with 404', async () => {
  const { tvmaze } = await catalogues();
  expect((await tvmaze('/shows?page=0')).json).toEqual([]);
  const { json } = await tvmaze('/shows?page=800');
  const ids: number[] = json.map(({ id }: { id: number }) => id);
  expect(ids).toEqual(ids.toSorted((one, other) => one - other));
  expect(ids.length).toBeLessThan((ids.at(-1) ?? 0) - (ids[0] ?? 0) + 1);
  expect((await tvmaze('/shows?page=801')).status).toBe(404);
});

test('Errors have a name, a message and a status', async () => {
  const { tvmaze } = await catalogues();
  expect((await tvmaze('/shows/1')).json).toEqual({ name: 'Not Found', message: '', code: 0, status: 404 });
  expect((await tvmaze('/search/shows')).json).toMatchObject({ name: 'Bad Request', status: 400 });
  expect((await tvmaze('/nothing')).status).toBe(404);
});

test('It takes 20 requests in ten seconds, beside those that its cache answers', async () => {
  let time = 0;
  const { tvmaze } = await catalogues({ now: () => time });
  for (let id = 200_001; id <= 200_020; id++) await tvmaze(`/shows/${id}`);
  const { status, headers } = await tvmaze('/shows/200021');
  expect([status, headers.get('retry-after')]).toEqual([429, null]);
  expect((await tvmaze('/shows/200001')).status, 'from the cache').toBe(200);
  time += 10_000;
  expect((await tvmaze('/shows/200021')).status).toBe(200);
});
