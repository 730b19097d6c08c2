import { describe, expect, test } from 'vitest';
import { SOURCE_NAMES, type SourceName } from '../../../src/catalogue/sources/source.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';
import { startScriptedSource, type WrittenShow, writeFound } from '../../support/scripted-source.ts';

/** What a source makes of shows that its server answers. */
async function read(name: SourceName, shows: readonly (WrittenShow | null)[], adult = false) {
  await using scripted = await startScriptedSource(name);
  scripted.server.answer(writeFound(name, shows));
  return await scripted.search('anything', adult);
}

const refOf = (name: SourceName, id: number) => (name === 'tmdb' ? `tmdb:tv/${id}` : `${name}:${id}`);

describe.each(SOURCE_NAMES)('%s', (name) => {
  test('reads a show without year and poster', async () => {
    const [entry] = await read(name, [{ id: 7, title: 'Bare' }]);
    expect(entry).toMatchObject({ ref: refOf(name, 7), title: 'Bare', titles: [] });
    expect(entry?.year).toBeUndefined();
    expect(entry?.poster).toBeUndefined();
  });

  test('reads two shows of one title as two', async () => {
    const entries = await read(name, [
      { id: 7, title: 'Twin', year: 2024 },
      { id: 8, title: 'Twin', year: 2024 },
    ]);
    expect(entries.map(({ ref, title }) => [ref, title])).toEqual([
      [refOf(name, 7), 'Twin'],
      [refOf(name, 8), 'Twin'],
    ]);
  });

  test('cuts a title of 300 characters where there is no other', async () => {
    const [entry] = await read(name, [{ id: 7, title: '🦊'.repeat(300) }]);
    expect(codePointLength(entry?.title ?? '')).toBe(150);
    expect(entry?.title).toMatch(/^🦊+…$/u);
  });

  test('reads a title of right-to-left letters without marks of direction', async () => {
    const [entry] = await read(name, [{ id: 7, title: '\u202eמראה\u202c \u200fמראה' }]);
    expect(entry?.title).toBe('מראה מראה');
  });

  test('reads a title of emoji whole', async () => {
    const [entry] = await read(name, [{ id: 7, title: '👩‍👩‍👧‍👦🏳️‍🌈' }]);
    expect(entry?.title).toBe('👩‍👩‍👧‍👦🏳️‍🌈');
  });

  test('reads a title of several lines and controls as one clean line', async () => {
    const [entry] = await read(name, [{ id: 7, title: '  One\n\u0007Two\u0000  (2019) ' }]);
    expect(entry).toMatchObject({ title: 'One Two', year: 2019 });
  });

  test.each(['', '   ', '\u200b\u2060', '\n'])('leaves out a show whose title is %j', async (title) => {
    expect(await read(name, [{ id: 7, title }])).toEqual([]);
  });

  test('reads ids that are texts, and leaves out shows whose ids are none', async () => {
    const ids = ['7', '007', '1/../2', '-1', -1, 0, 1.5, null, undefined, {}, '', '9'.repeat(20)];
    const entries = await read(
      name,
      ids.map((id) => ({ id, title: 'Show' })),
    );
    expect(entries.map(({ ref }) => ref)).toEqual([refOf(name, 7)]);
  });

  test('leaves out what is null or no show in a list', async () => {
    const entries = await read(name, [null, { id: 7, title: 'Show' }, null]);
    expect(entries).toHaveLength(1);
    await using scripted = await startScriptedSource(name);
    const odd = [5, 'text', [], { id: 9 }];
    scripted.server.answer(
      name === 'tvmaze' ? odd : name === 'tmdb' ? { results: odd } : { data: { Page: { media: odd } } },
    );
    expect(await scripted.search()).toEqual([]);
  });

  test('reads a year that no show has as none', async () => {
    expect((await read(name, [{ id: 7, title: 'Show', year: 1234 }]))[0]?.year).toBeUndefined();
  });

  test('leaves shows for adults out where they may not be, and marks them elsewhere', async () => {
    const shows = [
      { id: 7, title: 'For all', adult: false },
      { id: 8, title: 'For adults', adult: true },
    ];
    expect((await read(name, shows)).map(({ title }) => title)).toEqual(['For all']);
    const all = await read(name, shows, true);
    expect(all.map(({ adult }) => adult ?? false)).toEqual([false, true]);
  });

  test('reads no more shows than a page has', async () => {
    const shows = Array.from({ length: 500 }, (_, number) => ({ id: number + 1, title: `Show ${number}` }));
    expect((await read(name, shows)).length).toBeLessThanOrEqual(20);
  });

  test('has no match as an empty list', async () => {
    expect(await read(name, [])).toEqual([]);
  });
});

test.each(['tmdb', 'anilist'] as const)(
  '%s: takes the shorter of two titles in place of one of 300 characters',
  async (name) => {
    const [entry] = await read(name, [{ id: 7, title: 'x'.repeat(300), original: 'Kurz' }]);
    expect(entry).toMatchObject({ title: 'Kurz', titles: [] });
  },
);

describe.each(['tvmaze', 'anilist'] as const)('%s', (name) => {
  test.each([
    'https://elsewhere.example/poster.jpg',
    'http://elsewhere.example/poster.jpg',
    'http://static.tvmaze.com/poster.jpg',
    'javascript:alert(1)',
    'data:image/png;base64,AAAA',
    '//elsewhere.example/poster.jpg',
    '/poster.jpg',
    'no address',
    '',
  ])('shows no poster that lies at %j', async (poster) => {
    const [entry] = await read(name, [{ id: 7, title: 'Show', poster }]);
    expect(entry?.title).toBe('Show');
    expect(entry?.poster).toBeUndefined();
  });

  test.each([
    ['is the beginning of another host', (url: string) => `${url}.elsewhere.example/poster.jpg`],
    ['is a user name', (url: string) => `${url.replace('://', '://me:secret@')}/poster.jpg`],
    ['has another port', (url: string) => `${url}1/poster.jpg`],
    ['is another protocol', (url: string) => `${url.replace('http:', 'ftp:')}/poster.jpg`],
    ['is too long', (url: string) => `${url}/${'x'.repeat(2048)}.jpg`],
  ])('shows no poster whose host %s', async (_, place) => {
    await using scripted = await startScriptedSource(name);
    const show = { id: 7, title: 'Show', poster: place(scripted.server.url) };
    scripted.server.answer(writeFound(name, [show]));
    expect((await scripted.search())[0]?.poster).toBeUndefined();
  });

  test('shows a poster on its own image host', async () => {
    await using scripted = await startScriptedSource(name);
    const poster = `${scripted.server.url}/posters/7.jpg`;
    scripted.server.answer(writeFound(name, [{ id: 7, title: 'Show', poster }]));
    expect((await scripted.search())[0]?.poster).toBe(poster);
  });
});

test.each([
  '//elsewhere.example/poster.jpg',
  '/../../../@elsewhere.example/poster.jpg',
  '/\\elsewhere.example/poster.jpg',
])('TMDB’s poster lies on its image host, also with the path %j', async (poster) => {
  await using scripted = await startScriptedSource('tmdb');
  scripted.server.answer(writeFound('tmdb', [{ id: 7, title: 'Show', poster }]));
  const [entry] = await scripted.search();
  expect(new URL(entry?.poster ?? '').origin).toBe(scripted.server.url);
});

test.each(['https://elsewhere.example/poster.jpg', 'poster.jpg', ''])(
  'TMDB’s poster with the path %j is none',
  async (poster) => {
    expect((await read('tmdb', [{ id: 7, title: 'Show', poster }]))[0]?.poster).toBeUndefined();
  },
);

test('AniList’s picture of a question mark is no poster', async () => {
  await using scripted = await startScriptedSource('anilist');
  const poster = `${scripted.server.url}/file/anilistcdn/media/anime/cover/medium/default.jpg`;
  scripted.server.answer(writeFound('anilist', [{ id: 7, title: 'Show', poster }]));
  expect((await scripted.search())[0]?.poster).toBeUndefined();
});
