import { expect, test } from 'vitest';
import { wikidataEntries } from '../../../../src/catalogue/filling/wikidata/wikidata-entries.ts';
import type { ListedEntry } from '../../../../src/catalogue/index/catalogue-index.ts';
import { allOf, dumpLine, dumpOf, type InventedItem, inParts, statement } from './invented-dump.ts';

const NOW = Date.UTC(2026, 10, 28);

const listedIn = (dump: string, length?: number): Promise<ListedEntry[]> =>
  allOf(wikidataEntries(inParts(dump, length), NOW));
const entriesOf = async (...items: readonly InventedItem[]) =>
  (await listedIn(dumpOf(items))).map(({ entry }) => entry);
const kindOf = async (claims: InventedItem['claims']) => {
  const [entry] = await entriesOf({ id: 'Q7', labels: { en: 'Salt Road' }, ...(claims && { claims }) });
  return entry === undefined ? 'none' : entry.kind;
};

const LANTERN_HOUSE: InventedItem = {
  id: 'Q900001',
  labels: {
    ko: '등불의 집',
    en: 'Lantern House',
    de: 'Das Haus der Laternen',
    ja: '灯籠の家',
    fr: 'Lantern House',
  },
  aliases: { en: ['House of Lanterns', 'LH'], ko: ['등집'] },
  claims: {
    P31: ['Q5398426'],
    P495: ['Q884'],
    P1476: [{ text: '등불의 집', language: 'ko' }],
    P580: ['+2021-03-04T00:00:00Z'],
    P577: ['+2020-01-01T00:00:00Z'],
    P1113: [{ amount: '+16', unit: '1' }],
    P345: ['tt9900001'],
    P4983: ['99001'],
    P8600: ['88001'],
    P3868: ['77001-lantern-house'],
  },
  articles: 20,
};

test('A series has its titles in all languages, its year, kind, episodes and ids', async () => {
  const [listed] = await listedIn(dumpOf([LANTERN_HOUSE]));
  expect(listed).toEqual({
    entry: {
      ref: 'wikidata:Q900001',
      title: 'Lantern House',
      titles: ['등불의 집', '灯籠の家', 'House of Lanterns', 'LH', '등집', 'Das Haus der Laternen'],
      year: 2021,
      kind: 'drama',
      episodes: 16,
      ids: {
        wikidata: 'Q900001',
        imdb: 'tt9900001',
        tmdb: 'tv/99001',
        tvmaze: '88001',
        mydramalist: '77001',
      },
    },
    popularity: expect.closeTo(Math.log(21) / Math.log(151)),
    fetchedAt: NOW,
    isComplete: true,
  });
});

test('A film came out in the year of its first showing, and has the ids of films', async () => {
  const film = {
    P31: ['Q11424'],
    P577: ['+2019-09-01T00:00:00Z', '+2018-11-00T00:00:00Z'],
    P4947: ['550'],
    P4983: ['551'],
    P6127: ['salt-road-2018'],
  };
  expect(await entriesOf({ id: 'Q8', labels: { en: 'Salt Road' }, claims: film })).toMatchObject([
    { kind: 'film', year: 2018, ids: { tmdb: 'movie/550', letterboxd: 'salt-road-2018' } },
  ]);
});

test.each([
  ['an anime by its class', { P31: ['Q63952888'] }, 'anime'],
  ['an anime by the sites that have it', { P31: ['Q999'], P8729: ['5'] }, 'anime'],
  ['an animated film from Japan', { P31: ['Q202866'], P495: ['Q17'] }, 'anime'],
  ['an animated film from elsewhere', { P31: ['Q202866'], P495: ['Q142'] }, 'film'],
  ['a film from Korea', { P31: ['Q11424'], P495: ['Q884'] }, 'film'],
  ['a series from Thailand', { P31: ['Q5398426'], P495: ['Q869'] }, 'drama'],
  ['a series from Germany', { P31: ['Q5398426'], P495: ['Q183'] }, 'series'],
  ['a Korean variety show', { P31: ['Q5398426'], P495: ['Q884'], P136: ['Q336181'] }, 'series'],
  ['a Korean program that nobody calls a series', { P31: ['Q15416'], P495: ['Q884'] }, 'series'],
  ['a Korean program that is a series, too', { P31: ['Q15416', 'Q5398426'], P495: ['Q884'] }, 'drama'],
  ['a series of a rare class, known by its id', { P31: ['Q999'], P8600: ['5'] }, 'series'],
  ['a film of a rare class, known by its id', { P31: ['Q999'], P6127: ['salt-road'] }, 'film'],
  ['a season of a series', { P31: ['Q3464665'], P8600: ['5'] }, 'none'],
  ['an episode', { P31: ['Q21191270'], P4983: ['5'] }, 'none'],
  ['a series of films', { P31: ['Q24856'], P6127: ['salt-road'] }, 'none'],
  ['a book with the id of its film as a comment', { P31: ['Q8261'], P345: ['tt9900001'] }, 'none'],
  ['nothing at all', {}, 'none'],
])('%s', async (_, claims, kind) => {
  expect(await kindOf(claims)).toBe(kind);
});

test('Shows for adults say so', async () => {
  const classes = ['Q185529', 'Q172067'];
  const shows = classes.map((genre, number) => ({
    id: `Q${number + 1}`,
    labels: { en: `Number ${number}` },
    claims: { P31: ['Q11424'], P136: [genre] },
  }));
  expect((await entriesOf(...shows)).map(({ adult }) => adult)).toEqual([true, true]);
});

test.each([
  ['the English one', { ja: '塩の道', en: 'Salt Road', de: 'Salzweg' }, 'Salt Road'],
  ['that of all languages', { ja: '塩の道', mul: 'Salt Road' }, 'Salt Road'],
  ['one in Latin letters', { ja: '塩の道', ru: 'Соляной путь', tr: 'Tuz Yolu' }, 'Tuz Yolu'],
  ['any that there is', { ja: '塩の道' }, '塩の道'],
])('The title to show is %s', async (_, labels, title) => {
  const [entry] = await entriesOf({ id: 'Q7', labels, claims: { P31: ['Q11424'] } });
  expect(entry?.title).toBe(title);
});

test('What an encyclopedia adds to tell its articles apart is no title of its own', async () => {
  const labels = {
    en: 'Dark Water',
    de: 'Dark Water (Serie)',
    fr: 'Eau noire (série)',
    zh: '黑水（電視劇）',
  };
  const [entry] = await entriesOf({
    id: 'Q7',
    labels: { ...labels, 'zh-tw': '黑水' },
    claims: { P31: ['Q5398426'] },
  });
  expect(entry?.titles.toSorted()).toEqual(['Eau noire (série)', '黑水']);
});

test('The season that came first stands for a show that sites of anime have by seasons', async () => {
  const claims = { P31: ['Q63952888'], P4086: ['25777', '16498', '35760'], P8729: ['20958', '16498'] };
  const [entry] = await entriesOf({ id: 'Q7', labels: { en: 'Wall' }, claims });
  expect(entry?.ids).toEqual({ wikidata: 'Q7', mal: '16498', anilist: '16498' });
});

test('Preferred statements go first, deprecated ones are wrong, and so are years that are decades', async () => {
  const claims = {
    P31: ['Q11424'],
    P577: [statement('+1999-01-01T00:00:00Z', 'deprecated'), { time: '+2010-00-00T00:00:00Z', precision: 8 }],
    P580: ['+2012-00-00T00:00:00Z'],
    P345: ['tt1111111', statement('tt2222222', 'preferred')],
    P4947: [{ unknown: true }, { ...statement('x'), mainsnak: { snaktype: 'novalue' } }, '12; DROP', '77'],
  };
  const [entry] = await entriesOf({ id: 'Q7', labels: { en: 'Wall' }, claims });
  expect(entry).toMatchObject({ year: 2012, ids: { imdb: 'tt2222222', tmdb: 'movie/77' } });
});

test('Lines that are damaged cost nothing but themselves, wherever the parts of the stream end', async () => {
  const show = (number: number): InventedItem => ({
    id: `Q${number}`,
    labels: { en: `Show ${number}`, ko: `쇼 ${number}` },
    claims: { P31: ['Q11424'] },
  });
  const dump = dumpOf([
    show(1),
    dumpLine(show(2)).slice(0, -40),
    '{"type":"property","id":"P31","claims":{"P31":"Q11424"}}',
    '"Q11424"',
    'null "Q11424"',
    '{"type":"item","id":"Q3","labels":[],"claims":{"P31":[{"mainsnak":null}]},"x":"Q11424"}',
    { id: 'Q4', claims: { P31: ['Q11424'] } },
    { id: 'Q5', labels: { en: '\u200b ' }, claims: { P31: ['Q11424'] } },
    show(6),
  ]);
  for (const length of [1, 7, 4096]) {
    const titles = (await listedIn(dump, length)).map(({ entry }) => entry.titles);
    expect(titles).toEqual([['쇼 1'], ['쇼 6']]);
  }
});

test('A dump that is cut in half gives what it has', async () => {
  const items = Array.from({ length: 10 }, (_, number) => ({ ...LANTERN_HOUSE, id: `Q${number + 1}` }));
  const dump = dumpOf(items);
  expect(await listedIn(dump.slice(0, dump.length * 0.55))).toHaveLength(5);
});

test('A line that no item needs is left out without being kept', async () => {
  const long = `{"type":"item","id":"Q3","claims":{"P31":"Q11424"},"labels":"${'x'.repeat(17_000_000)}"}`;
  const dump = dumpOf([long, LANTERN_HOUSE]);
  expect(await listedIn(dump, 2 ** 18)).toHaveLength(1);
});
