import { expect, test } from 'vitest';
import { catalogues } from './asked-catalogues.ts';

const namesOf = (results: readonly { name?: string; title?: string }[]) =>
  results.map(({ name, title }) => name ?? title);

test('A search finds shows by each of their titles, the best known first, among people and collections', async () => {
  const { tmdb } = await catalogues();
  const typed = ['second spring hospital', 'Second Spring H', '두 번째', 'du beonjjae bom', '第二春'];
  for (const query of typed) {
    const { json } = await tmdb(`/search/multi?query=${encodeURIComponent(query)}`);
    expect(json.results[0], query).toMatchObject({
      media_type: 'tv',
      name: 'Second Spring Hospital',
      original_name: '두 번째 봄 병원',
      first_air_date: '2023-09-16',
      poster_path: '/second-spring-houses.jpg',
      origin_country: ['KR'],
    });
  }
  const { json } = await tmdb('/search/multi?query=tin%20cath');
  expect(json.results.map((result: { media_type: string }) => result.media_type)).toEqual([
    'tv',
    'person',
    'collection',
  ]);
  expect((await tmdb('/search/multi?query=second%20sprnig')).json.total_results, 'no typing errors').toBe(2);
});

test('Titles are in the language that is asked for', async () => {
  const { tmdb } = await catalogues();
  const named = async (language: string) =>
    namesOf((await tmdb(`/search/multi?query=snowglobe&language=${language}`)).json.results)[0];
  expect(await named('ja-JP')).toBe('スノードームの探偵たち');
  expect(await named('es-ES')).toBe('Detectives en la bola de nieve');
  expect(await named('sv-SE'), 'one without a translation').toBe('Snowglobe Detectives');
  const [untranslated] = (await tmdb('/search/multi?query=moonlight')).json.results;
  expect(untranslated.name, 'and one without an English title').toBe('달빛 세탁소');
});

test('Of two shows with one title both are found, and films for adults only where they are asked for', async () => {
  const { tmdb } = await catalogues();
  const { json } = await tmdb('/search/multi?query=twin%20harbour');
  expect(namesOf(json.results).slice(0, 3)).toEqual(['Twin Harbour', 'Twin Harbour', 'Twin Harbour']);
  expect((await tmdb('/search/multi?query=velvet%20curfew')).json.total_results).toBe(2);
  const all = await tmdb('/search/multi?query=velvet%20curfew&include_adult=true');
  expect(all.json.results[0]).toMatchObject({ title: 'Velvet Curfew', adult: true });
});

test('A series has its other titles in results[], a film in titles[], and only what is appended', async () => {
  const { tmdb } = await catalogues();
  const append = 'append_to_response=alternative_titles,external_ids,translations';
  const series = (await tmdb(`/tv/9000062?${append}`)).json;
  expect(series).toMatchObject({ id: 9000062, number_of_episodes: 16 });
  expect(series.alternative_titles.results).toContainEqual({
    iso_3166_1: 'CN',
    title: '第二春医院',
    type: '',
  });
  expect(series.external_ids.imdb_id).toBe('tt99000065');
  const names = series.translations.translations.map(({ data }: { data: { name: string } }) => data.name);
  expect(names, 'a title that is the original one is left empty').toEqual(
    expect.arrayContaining(['', 'Second Spring Hospital']),
  );
  const film = (await tmdb(`/movie/9500020?${append}`)).json;
  expect(film.alternative_titles.titles).toHaveLength(1);
  expect(film.translations.translations.at(-1).data.title).toBe('Onze minutes avant le périhélie');
  const bare = (await tmdb('/tv/9000001')).json;
  expect(bare).not.toHaveProperty('alternative_titles');
});

test('A date that is not known is empty in a series and absent in a film; posters and ids may be null', async () => {
  const { tmdb } = await catalogues();
  const first = async (query: string) => (await tmdb(`/search/multi?query=${query}`)).json.results[0];
  const series = await first('untitled lagoon');
  expect(series).toMatchObject({ first_air_date: '', poster_path: null, genre_ids: [] });
  const film = await first('film without');
  expect(film).not.toHaveProperty('release_date');
  expect((await tmdb(`/movie/${film.id}`)).json.imdb_id).toBeNull();
});

test('A show is found by its IMDb id', async () => {
  const { tmdb } = await catalogues();
  const { json } = await tmdb('/find/tt99000001?external_source=imdb_id');
  expect(json).toMatchObject({ movie_results: [], tv_results: [{ id: 9000001 }] });
  expect((await tmdb('/find/tt1?external_source=imdb_id')).json.tv_results).toEqual([]);
});

test('What is wrong is refused with TMDB’s codes', async () => {
  const { tmdb } = await catalogues();
  const refused = async (path: string, key?: string) => {
    const { status, json } = await tmdb(path, key);
    return [status, json.status_code ?? json];
  };
  expect(await refused('/search/multi?query=x', 'Bearer other')).toEqual([401, 7]);
  expect(await refused('/search/multi?query=x', '')).toEqual([401, 7]);
  expect(await refused('/tv/1')).toEqual([404, 34]);
  expect(await refused('/movie/9000001'), 'the number of a series').toEqual([404, 34]);
  expect(await refused('/nothing')).toEqual([404, 34]);
  expect(await refused('/search/multi?query=')).toEqual([422, { errors: ['query must be provided'] }]);
  expect(await refused('/search/multi?query=x&page=501')).toEqual([400, 22]);
  expect(await refused(`/tv/9000001?append_to_response=${'x,'.repeat(21)}`)).toEqual([400, 27]);
});

test('It takes 40 requests a second, and does not say when to come back', async () => {
  let time = 0;
  const { tmdb, started } = await catalogues({ now: () => time });
  const statuses = await Promise.all(
    Array.from({ length: 41 }, async () => (await tmdb('/tv/9000001')).status),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(40);
  const { json, headers } = await tmdb('/tv/9000001');
  expect([json.status_code, headers.get('retry-after')]).toEqual([25, null]);
  time += 1000;
  expect((await tmdb('/tv/9000001')).status).toBe(200);
  expect(started.seen('tmdb')).toBe(43);
});
