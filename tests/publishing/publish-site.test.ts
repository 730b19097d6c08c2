import { describe, expect, test } from 'vitest';
import { showPath } from '../../src/publishing/pages/site-paths.ts';
import { publishSite } from '../../src/publishing/publish-site.ts';
import { readSource } from '../../src/publishing/source/read-source.ts';
import { allPages, filledStore, GUILD, NOW, OPTIONS, publish } from './filled-store.ts';

const pageOf = (files: ReadonlyMap<string, string>, show: string, page = 1): string =>
  files.get(showPath(show, page)) ?? '';

describe('Who has not agreed', () => {
  test('is nowhere on the page: no name, text or score of theirs, and no number that theirs are in', async () => {
    const store = await filledStore({
      agreed: ['Noor'],
      reviews: [
        { by: 'Noor', of: 'Dark', score: 80, headline: 'Tender' },
        { by: 'Jun', of: 'Dark', score: 10, headline: 'Dreadful', body: 'I slept.' },
        { by: 'Jun', of: 'Glass Heart', score: 20 },
      ],
    });
    const files = await publish(store);
    const text = [...files.values()].join('\n');
    expect(text).toContain('Tender');
    expect(text).not.toMatch(/Jun|Dreadful|I slept|user-/);
    expect(pageOf(files, 'Dark')).toContain('one review');
    expect(files.get('index.html')).toContain('2 shows · one review by one member');
  });

  test('leaves a show that only they reviewed without a number', async () => {
    const store = await filledStore({ agreed: [], reviews: [{ by: 'Jun', of: 'Dark', score: 20 }] });
    const files = await publish(store);
    expect(pageOf(files, 'Dark')).toContain('Nobody has made a review of this show public yet');
    expect(pageOf(files, 'Dark')).not.toContain('class="rating"');
    expect(files.get('index.html')).toContain('Nobody has made their reviews public yet');
  });

  test('is gone from the next page when they take it back, or were erased', async () => {
    const reviews = [{ by: 'Noor', of: 'Dark', body: 'Time is a circle.' }];
    const store = await filledStore({ reviews });
    expect(allPages(await publish(store))).toContain('Time is a circle.');
    const guild = store.guild(GUILD);
    await store.commit([guild.members.put('user-Noor', { hidesProfile: true })]);
    expect(allPages(await publish(store))).not.toContain('Time is a circle.');
    await store.commit([
      guild.members.put('user-Noor', { publishes: true }),
      guild.reviews.remove('Dark:user-Noor'),
    ]);
    const files = await publish(store);
    expect(allPages(files)).not.toMatch(/Time is a circle|Noor|Dark/);
    expect([...files.keys()].filter((path) => path.startsWith('shows/'))).toEqual([]);
  });
});

test('Who is being erased is not on the page any more, however far that is', async () => {
  const store = await filledStore({
    reviews: [
      { by: 'Noor', of: 'Dark', body: 'Erased words' },
      { by: 'Jun', of: 'Dark', body: 'Kept words' },
    ],
  });
  const erasure = { guildId: GUILD, userId: 'user-Noor', by: 'user-Noor', at: NOW };
  await store.commit([store.erasures.put(`${GUILD}:user-Noor`, erasure)]);
  const pages = allPages(await publish(store));
  expect(pages).toContain('Kept words');
  expect(pages).not.toMatch(/Erased words|Noor/);
});

describe('Moderators', () => {
  test('keep a hidden review off the page, and one whose message somebody deleted', async () => {
    const store = await filledStore({
      reviews: [
        { by: 'Noor', of: 'Dark', body: 'Hidden words' },
        { by: 'Jun', of: 'Dark', body: 'Deleted words', posting: { state: 'withheld', reason: 'deleted' } },
        { by: 'Ada', of: 'Dark', body: 'Kept words' },
      ],
      moderation: { 'Dark:Noor': { hidden: { by: 'mod', at: 1, reason: 'Rude' } } },
    });
    const pages = allPages(await publish(store));
    expect(pages).toContain('Kept words');
    expect(pages).not.toMatch(/Hidden words|Deleted words|Rude/);
  });

  test('cover a text, which then opens by a press, and is not quoted among the newest', async () => {
    const store = await filledStore({
      reviews: [{ by: 'Noor', of: 'Dark', headline: 'Tender', body: 'He dies.' }],
      moderation: { 'Dark:Noor': { covered: { by: 'mod', at: 1 } } },
    });
    const files = await publish(store);
    expect(pageOf(files, 'Dark')).toMatch(
      /<details class="covered"><summary>Read with spoilers<\/summary><div class="text" dir="auto">He dies\.<\/div><\/details>/,
    );
    expect(files.get('index.html')).toContain('Contains spoilers');
    expect(files.get('index.html')).not.toContain('He dies.');
  });

  test('merge shows: of one member the newer review counts, and the old address leads to the new one', async () => {
    const store = await filledStore({
      reviews: [
        { by: 'Noor', of: 'Dark', body: 'Newer words', writtenAt: 2000 },
        { by: 'Noor', of: 'Drak', body: 'Older words', writtenAt: 1000 },
        { by: 'Jun', of: 'Drak', body: 'Their words' },
      ],
      shows: { Drak: { mergedInto: 'Dark' } },
    });
    const files = await publish(store);
    const page = pageOf(files, 'Dark');
    expect(page).toContain('Newer words');
    expect(page).toContain('Their words');
    expect(page).not.toContain('Older words');
    const way = showPath('Dark').replace('shows/', '../shows/');
    expect(pageOf(files, 'Drak')).toContain(`<meta http-equiv="refresh" content="0; url=${way}">`);
  });
});

test('Shows stand as in the server’s list of the best, those without a score behind them', async () => {
  const store = await filledStore({
    reviews: [
      ...['Noor', 'Jun', 'Ada'].map((by) => ({ by, of: 'Good', score: 90 })),
      ...['Noor', 'Jun', 'Ada'].map((by) => ({ by, of: 'Bad', score: 30 })),
      { by: 'Noor', of: 'Unscored', body: 'Words' },
      { by: 'Malik', of: 'Private', score: 100 },
    ],
    agreed: ['Noor', 'Jun', 'Ada'],
  });
  const files = await publish(store);
  const index = files.get('index.html') ?? '';
  const places = ['Good', 'Bad', 'Unscored', 'Private'].map((title) =>
    index.indexOf(`href="${showPath(title)}"><span`),
  );
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
  expect(pageOf(files, 'Good')).toContain('#1 of 2 · 3 reviews · mean 9.0');
});

test('Votes count by the rules of the server, and the most helpful review comes first', async () => {
  const votes = (helpful: string[], notHelpful: string[]) => ({
    messageId: '1',
    reactions: { '👍': { normal: helpful, super: [] }, '👎': { normal: notHelpful, super: [] } },
    bots: ['bot'],
  });
  const store = await filledStore({
    reviews: [
      { by: 'Jun', of: 'Dark', body: 'Second words' },
      { by: 'Noor', of: 'Dark', body: 'First words' },
      { by: 'Ada', of: 'Dark', body: 'Frozen words' },
    ],
    votes: {
      'Dark:Noor': votes(['a', 'b', 'c', 'bot', 'user-Noor', 'user-Blocked'], ['d']),
      'Dark:Jun': votes([], ['a', 'b', 'c']),
      'Dark:Ada': votes(['a', 'b'], []),
    },
    blocked: { Blocked: { at: 1 } },
    moderation: { 'Dark:Ada': { frozen: { at: 1, counts: { helpful: 1, notHelpful: 8 }, votes: [] } } },
  });
  const page = pageOf(await publish(store), 'Dark');
  expect(page).toContain('3 of 4 people found this review helpful');
  expect(page).toContain('1 of 9 people found this review helpful');
  expect(page.indexOf('First words')).toBeLessThan(page.indexOf('Second words'));
  expect(page).not.toContain('user-');
});

test('Many reviews, and many shows, stand on several pages that lead to each other', async () => {
  const store = await filledStore({
    reviews: [
      ...Array.from({ length: 81 }, (_, n) => ({ by: `Member ${n}`, of: 'Dark', body: `Words ${n}.` })),
      ...Array.from({ length: 60 }, (_, n) => ({ by: 'Noor', of: `Show ${n}`, score: 50 })),
    ],
  });
  const files = await publish(store);
  expect(pageOf(files, 'Dark')).toContain(`href="../${showPath('Dark', 3)}"`);
  expect(pageOf(files, 'Dark', 3).match(/<article/g)).toHaveLength(1);
  expect(pageOf(files, 'Dark', 4)).toBe('');
  expect(files.get('index.html')).toContain('href="page-2.html"');
  expect(files.get('page-2.html')).toContain('aria-current="page"');
  const written = Array.from({ length: 81 }, (_, n) => `Words ${n}.`);
  const pages = [1, 2, 3].map((page) => pageOf(files, 'Dark', page)).join('\n');
  expect(written.filter((words) => !pages.includes(words))).toEqual([]);
});

test('A page of long texts is made in turns, so that a bot which publishes it answers meanwhile', async () => {
  const store = await filledStore({
    reviews: Array.from({ length: 40 }, (_, n) => ({
      by: `Member ${n}`,
      of: 'Dark',
      body: 'a\n'.repeat(1999),
    })),
  });
  const source = await readSource(store, GUILD, NOW);
  let [before, longest] = [performance.now(), 0];
  const look = () => {
    const now = performance.now();
    [before, longest] = [now, Math.max(longest, now - before)];
  };
  let looking = setImmediate(function again() {
    look();
    looking = setImmediate(again);
  });
  const began = performance.now();
  await publishSite(source, OPTIONS, { write: async () => {} });
  look();
  clearImmediate(looking);
  expect(longest).toBeLessThan((performance.now() - began) / 4);
});

describe('A link to the page elsewhere', () => {
  const reviews = [
    { by: 'Noor', of: 'Dark', headline: 'Loud & "tender"', score: 90 },
    { by: 'Jun', of: 'Dark', score: 90 },
    { by: 'Ada', of: 'Dark', score: 90 },
  ];
  const shows = { Dark: { year: 2017, poster: 'https://static.tvmaze.com/dark.jpg' } };

  test('shows the title, the numbers, a headline and the poster', async () => {
    const page = pageOf(
      await publish(await filledStore({ reviews, shows }), { base: 'https://drama.example/reviews/' }),
      'Dark',
    );
    const address = `https://drama.example/reviews/${showPath('Dark')}`;
    expect(page).toContain('<meta property="og:title" content="Dark (2017)">');
    expect(page).toContain('<meta property="og:site_name" content="Drama Corner">');
    expect(page).toContain(`<meta property="og:url" content="${address}">`);
    expect(page).toContain(`<link rel="canonical" href="${address}">`);
    expect(page).toContain('<meta property="og:image" content="https://static.tvmaze.com/dark.jpg">');
    expect(page).toContain('#1 of 1 · 3 reviews · mean 9.0\n“Loud &amp; &quot;tender&quot;” — Noor">');
    expect(page).toContain('<meta name="theme-color" content="#2e9e4f">');
  });

  test('tells no address while nobody has said where the page is', async () => {
    const page = pageOf(await publish(await filledStore({ reviews, shows })), 'Dark');
    expect(page).toContain('<meta property="og:title" content="Dark (2017)">');
    expect(page).not.toMatch(/og:url|canonical/);
  });

  test.each([
    ['a spoiler in the headline', { headline: 'The ||butler|| did it' }],
    ['a covered review', { headline: 'The butler did it', body: 'Yes', spoilers: true }],
  ])('shows nothing of %s', async (_, review) => {
    const store = await filledStore({ reviews: [{ by: 'Noor', of: 'Dark', score: 90, ...review }] });
    const [, tags = ''] = /<head>(.*?)<\/head>/s.exec(pageOf(await publish(store), 'Dark')) ?? [];
    expect(tags).not.toContain('butler');
  });
});

test('Shows are found by all titles that the search is given', async () => {
  const store = await filledStore({
    reviews: [{ by: 'Noor', of: '달빛 세탁소', score: 90 }],
    shows: { '달빛 세탁소': { year: 2025, aliases: ['Moonlight Laundry', '</script><script>'] } },
  });
  const script = (await publish(store)).get('shows.js') ?? '';
  const { searchedShows } = new Function('globalThis', `${script}; return globalThis;`)({}) as {
    searchedShows: string[][];
  };
  expect(searchedShows).toEqual([
    [
      showPath('달빛 세탁소'),
      '달빛 세탁소 (2025)',
      '9.00 · one review',
      'Moonlight Laundry',
      '</script><script>',
    ],
  ]);
});

test('An id that is no name of a file leads nowhere else', async () => {
  const id = '../../../etc/passwd';
  const store = await filledStore({ reviews: [{ by: 'Noor', of: id, body: 'Words' }] });
  for (const path of (await publish(store)).keys()) expect(path).toMatch(/^(?:shows\/)?[a-z0-9-]+\.\w+$/);
});
