import { expect, test } from 'vitest';
import { catalogues } from './asked-catalogues.ts';

const SEARCH = `query ($typed: String, $adult: Boolean) {
  Page(page: 1, perPage: 10) {
    media(search: $typed, type: ANIME, isAdult: $adult, sort: SEARCH_MATCH) {
      id idMal title { romaji english native } synonyms seasonYear startDate { year month } format
      episodes genres isAdult coverImage { large } siteUrl
    }
  }
}`;

test('A search answers the fields that it asks for, and no others', async () => {
  const { anilist, started } = await catalogues();
  const { json } = await anilist(SEARCH, { typed: 'snowglobe' });
  expect(json.data.Page.media[0]).toEqual({
    id: 900005,
    idMal: 900005,
    title: {
      romaji: 'Sunōdōmu no Tantei-tachi',
      english: 'Snowglobe Detectives',
      native: 'スノードームの探偵たち',
    },
    synonyms: ['Detectives en la bola de nieve'],
    seasonYear: 2026,
    startDate: { year: 2026, month: 7 },
    format: 'TV',
    episodes: 12,
    genres: ['Mystery', 'Comedy'],
    isAdult: false,
    coverImage: {
      large: `${started.imageUrls.anilist}/file/anilistcdn/media/anime/cover/medium/bx900005-snowglobe-detectives-houses.jpg`,
    },
    siteUrl: 'https://anilist.co/anime/900005',
  });
});

test('A single anime is found by its id, or by that of MyAnimeList', async () => {
  const { anilist } = await catalogues();
  const query =
    'query One($id: Int, $mal: Int) { Media(id: $id, idMal: $mal, type: ANIME) { ...Short } } fragment Short on Media { id name: title { native } }';
  const found = { data: { Media: { id: 900001, name: { native: '鉄の子守唄' } } } };
  expect((await anilist(query, { id: 900001 })).json).toEqual(found);
  expect((await anilist(query, { mal: 900001 })).json).toEqual(found);
});

test('What it does not have is 404 with null', async () => {
  const { anilist } = await catalogues();
  const { status, json } = await anilist('{ Media(id: 1) { id } }');
  expect(status).toBe(404);
  expect(json).toEqual({ errors: [{ message: 'Not Found.', status: 404 }], data: { Media: null } });
  expect((await anilist(SEARCH, { typed: 'nobody knows' })).json.data.Page.media).toEqual([]);
});

test('Without an order, what it finds comes by its ids', async () => {
  const { anilist } = await catalogues();
  const ids = async (sort: string) => {
    const { json } = await anilist(`{ Page { media(search: "the"${sort}) { id popularity } } }`);
    return json.data.Page.media.map(({ id }: { id: number }) => id);
  };
  const plain: number[] = await ids('');
  expect(plain).toEqual(plain.toSorted((one, other) => one - other));
  expect(await ids(', sort: [SEARCH_MATCH]')).not.toEqual(plain);
});

test('Anime for adults come unless they are refused, and “Ecchi” is not for adults', async () => {
  const { anilist } = await catalogues();
  const found = async (typed: string, adult?: boolean) =>
    (await anilist(SEARCH, { typed, adult })).json.data.Page.media;
  expect(await found('hot spring committee')).toMatchObject([{ isAdult: true }]);
  expect(await found('hot spring committee', false)).toEqual([]);
  expect(await found('beach volley', false)).toMatchObject([{ isAdult: false }]);
});

test('Titles, dates, formats and ids may be null, also inside lists, and winter begins in December', async () => {
  const { anilist } = await catalogues();
  const one = async (typed: string) => (await anilist(SEARCH, { typed })).json.data.Page.media[0];
  const odd = await one('ぜんまい');
  expect(odd).toMatchObject({
    idMal: null,
    title: { english: null },
    startDate: { year: 2027, month: null },
    seasonYear: null,
    format: null,
    episodes: null,
  });
  expect([odd.genres, odd.synonyms]).toEqual([[null], [null, 'Zenmai Notebook']]);
  expect(await one('snow cipher')).toMatchObject({ startDate: { year: 2024 }, seasonYear: 2025 });
});

test('What its schema does not have is refused, with the place of it', async () => {
  const { anilist } = await catalogues();
  const refused = async (query: string, variables?: object) => {
    const { status, json } = await anilist(query, variables);
    expect([status, json.data], query).toEqual([400, null]);
    return json.errors[0].message;
  };
  expect(await refused('{ Media(id: 1) { nonsense } }')).toBe(
    'Cannot query field "nonsense" on type "Media".',
  );
  expect(await refused('{ Media(id: "x") { id } }')).toContain('invalid value "x"');
  expect(await refused('{ Media(name: "x") { id } }')).toContain('Unknown argument "name"');
  expect(await refused('{ Media(id: 1) { title } }')).toContain('must have a sub selection');
  expect(await refused('{ Media(id: 1) { id { x } } }')).toContain('must not have a sub selection');
  expect(await refused('{ Media(id: $id) { id } }')).toContain('"$id" is not defined');
  expect(await refused('query ($id: Int!) { Media(id: $id) { id } }')).toContain('was not provided');
  expect(await refused('{ Media(id: 1) { id }')).toContain('Syntax Error');
  expect(await refused('mutation { Media(id: 1) { id } }')).toContain('not configured');
});

test('It takes 30 requests a minute and ten at once, and says how many are left', async () => {
  let time = 0;
  const { anilist } = await catalogues({ now: () => time });
  const ask = () => anilist('{ Media(id: 900001) { id } }');
  const { headers } = await ask();
  expect([headers.get('x-ratelimit-limit'), headers.get('x-ratelimit-remaining')]).toEqual(['30', '29']);
  for (let count = 1; count < 10; count++) expect((await ask()).status).toBe(200);
  const tooMany = await ask();
  expect(tooMany.json).toEqual({ errors: [{ message: 'Too Many Requests.', status: 429 }], data: null });
  expect([tooMany.headers.get('retry-after'), tooMany.headers.get('x-ratelimit-limit')]).toEqual([
    '60',
    null,
  ]);
  for (let count = 10; count < 30; count++) {
    time += 1000;
    expect((await ask()).status, `${count}`).toBe(200);
  }
  time += 1000;
  expect((await ask()).status, 'the minute is not over').toBe(429);
  time += 60_000;
  expect((await ask()).status).toBe(200);
});
