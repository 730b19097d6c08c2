import { describe, expect, test } from 'vitest';
import type { CatalogueEntry, Fit } from '../../../src/reviews/shows/catalogue-entry.ts';
import { likeliestFirst, matchEntries } from '../../../src/reviews/shows/match-entries.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';
import { entryOf } from '../../support/listed-catalogue.ts';

const showOf = (title: string, more: Partial<Show> = {}): Show => ({
  id: 'a',
  title,
  addedBy: '1',
  addedAt: 0,
  ...more,
});

type Found = CatalogueEntry | readonly [entry: CatalogueEntry, fit: Fit];

const found = (...entries: readonly Found[]) =>
  entries.map((one) =>
    'ref' in one ? { entry: one, fit: 'exact' as const } : { entry: one[0], fit: one[1] },
  );

/** The ref of the certain one, else the kind of the match. */
function matched(show: Show, ...entries: readonly Found[]): string {
  const match = matchEntries(show, found(...entries));
  return match.kind === 'certain' ? match.entry.ref : match.kind;
}

const DARK_2017 = entryOf(1, 'Dark', { year: 2017, kind: 'series' });
const DARK_2020 = entryOf(2, 'Dark', { year: 2020, kind: 'film' });
const HEART = entryOf(3, 'Glass Heart', { titles: ['グラスハート'], year: 2025, kind: 'drama' });

describe('Certain is', () => {
  test.each<[what: string, show: Show, entries: readonly Found[], ref: string]>([
    [
      'the only one of that title and year',
      showOf('dark', { year: 2017 }),
      [DARK_2017, DARK_2020],
      'tvmaze:1',
    ],
    ['a title of two words, the only one', showOf('Glass Heart'), [HEART], 'tvmaze:3'],
    ['one whose year is one off', showOf('Glass Heart', { year: 2024 }), [HEART], 'tvmaze:3'],
    ['one that has it as another title', showOf('グラスハート', { year: 2025 }), [HEART], 'tvmaze:3'],
    [
      'one that has an alias of the show',
      showOf('GH', { year: 2025, aliases: ['Glass heart'] }),
      [HEART],
      'tvmaze:3',
    ],
    ['a drama that members call a series', showOf('Glass Heart', { kind: 'series' }), [HEART], 'tvmaze:3'],
    [
      'the one of its kind, of two of one year',
      showOf('Dark', { year: 2020, kind: 'film' }),
      [DARK_2020, entryOf(9, 'Dark', { year: 2020, kind: 'series' })],
      'tvmaze:2',
    ],
    ['a short title in Chinese characters', showOf('四月的邮差'), [entryOf(4, '四月的邮差')], 'tvmaze:4'],
    [
      'the exact one beside what only resembles it',
      showOf('Glass Heart'),
      [HEART, [entryOf(5, 'Glass Heart Mountain'), 'begun']],
      'tvmaze:3',
    ],
  ])('%s', (_, show, entries, ref) => {
    expect(matched(show, ...entries)).toBe(ref);
  });
});

describe('A manager decides about', () => {
  test.each<[what: string, show: Show, entries: readonly Found[]]>([
    ['two of one title', showOf('Dark'), [DARK_2017, DARK_2020]],
    ['a short word without its year: the catalogue lacks some', showOf('Dark'), [DARK_2017]],
    [
      'two of one title and year',
      showOf('Glass Heart', { year: 2025 }),
      [HEART, entryOf(6, 'Glass Heart', { year: 2025 })],
    ],
    [
      'two of one year whose titles differ in signs only',
      showOf('Spy x Family', { year: 2022 }),
      [
        entryOf(7, 'SPY FAMILY', { titles: ['SPY x FAMILY'], year: 2022 }),
        entryOf(8, 'SPY FAMILY', { titles: ['SPY×FAMILY'], year: 2022 }),
      ],
    ],
    ['one of another kind', showOf('Glass Heart', { kind: 'film' }), [HEART]],
    [
      'an anime where members reviewed a drama',
      showOf('Glass Heart', { kind: 'drama' }),
      [{ ...HEART, kind: 'anime' }],
    ],
    ['one that only resembles it', showOf('Glas Hart'), [[HEART, 'near']]],
    [
      'one that a moderator has untied it from',
      showOf('Glass Heart', { refused: [{ ids: HEART.ids }] }),
      [HEART],
    ],
  ])('%s', (_, show, entries) => {
    expect(matched(show, ...entries)).toBe('doubtful');
  });
});

test('One of quite another year is none', () => {
  expect(matched(showOf('Dark', { year: 1990 }), DARK_2017, DARK_2020)).toBe('none');
  expect(matched(showOf('Dark'))).toBe('none');
});

test('The likeliest come first: by title, by year, by how they fit, by kind', () => {
  const show = showOf('Dark', { year: 2017, kind: 'film' });
  const entries = found(
    [entryOf(7, 'Darkness'), 'near'],
    [entryOf(8, 'Dark Water'), 'begun'],
    DARK_2020,
    DARK_2017,
    { ...DARK_2017, ref: 'tvmaze:9', kind: 'film' },
  );
  expect(likeliestFirst(show, entries).map(({ ref }) => ref)).toEqual([
    'tvmaze:9',
    'tvmaze:1',
    'tvmaze:2',
    'tvmaze:8',
    'tvmaze:7',
  ]);
});
