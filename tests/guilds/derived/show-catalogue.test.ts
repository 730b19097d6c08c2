import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShowCatalogue } from '../../../src/guilds/derived/show-catalogue.ts';
import { allFound } from '../../../src/reviews/shows/found-shows.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';

const show = (id: string, title: string, more: Partial<Show> = {}): Show => ({
  id,
  title,
  addedBy: '1',
  addedAt: Number(id),
  ...more,
});

function catalogueOf(...shows: Show[]): ShowCatalogue {
  const catalogue = new ShowCatalogue(() => 1);
  for (const each of shows) catalogue.put(each);
  return catalogue;
}

test('The newest of the shows that may have been meant is the closest, and merged ones never are', () => {
  const catalogue = catalogueOf(
    show('1', 'Glass Heart'),
    show('2', 'Glass Hearts'),
    show('3', 'Glass Heard', { mergedInto: '1' }),
    show('4', 'Signal'),
  );
  expect(catalogue.closest({ title: 'Glass Hearth' })?.id).toBe('2');
  expect(catalogue.closest({ title: 'Silent' })).toBeUndefined();
});

test('Of two shows of the catalogue, none was meant by the other', () => {
  const catalogue = catalogueOf(show('1', 'Glass Heart', { ids: { tvmaze: '81' } }));
  expect(catalogue.closest({ title: 'Glass Hearts' })?.id).toBe('1');
  expect(catalogue.closest({ title: 'Glass Hearts', ids: { tvmaze: '82' } })).toBeUndefined();
});

test('Only reviewed shows are suggested, and a merged show stands for the one it was merged into', () => {
  const unreviewed = new Set<string>();
  const catalogue = new ShowCatalogue((id) => Number(!unreviewed.has(id)));
  const shows = [
    show('1', 'Glass Heart'),
    show('2', 'Signal'),
    show('3', 'Heart of Glass', { mergedInto: '2' }),
  ];
  for (const each of shows) catalogue.put(each);
  const suggested = (typed: string, without: string) => {
    unreviewed.add(without);
    catalogue.follow(without);
    const found = catalogue.suggest(typed, 25).matching.map(({ id }) => id);
    unreviewed.delete(without);
    catalogue.follow(without);
    return found;
  };
  expect(suggested('heart', '1')).toEqual(['2']);
  expect(suggested('heart', '2')).toEqual(['1']);
  expect(suggested('', '2')).toEqual(['1']);
  expect(suggested('', '9')).toEqual(['2', '1']);
});

test('Among all shows, those with reviews come first, and the newest while nothing is typed', () => {
  const catalogue = new ShowCatalogue((id) => Number(id !== '1' && id !== '4'));
  for (const each of [
    show('1', 'Heart Ash'),
    show('2', 'Heart Bay'),
    show('3', 'Heart Cove'),
    show('4', 'Heart Dew'),
  ])
    catalogue.put(each);
  const found = (typed: string, limit: number) =>
    catalogue.suggest(typed, limit, 'all').matching.map(({ id }) => id);
  expect(found('heart', 3)).toEqual(['2', '3', '1']);
  expect(found('', 3)).toEqual(['4', '3', '2']);
});

test('Of very many shows without reviews, the one with a review is found', () => {
  const catalogue = new ShowCatalogue((id) => Number(id === '4000'));
  for (let at = 0; at < 5000; at++) catalogue.put(show(String(at), `Heart ${at} of Glass`));
  for (const typed of ['', 'h', 'heart', 'glass', 'of heart', 'haert'])
    expect(allFound(catalogue.suggest(typed, 25)).map(({ id }) => id)).toEqual(['4000']);
});

test('A show with more reviews comes first from the next search on, also under the title of one merged into it', () => {
  const reviews = new Map([
    ['1', 1],
    ['2', 1],
    ['3', 1],
  ]);
  const catalogue = new ShowCatalogue((id) => reviews.get(id) ?? 0);
  for (const each of [
    show('1', 'Heart Ash'),
    show('2', 'Heart Bay'),
    show('3', 'Signal'),
    show('4', 'Heart Cove', { mergedInto: '3' }),
  ])
    catalogue.put(each);
  const order = () => catalogue.suggest('hea', 25).matching.map(({ id }) => id);
  const count = (id: string, number: number) => {
    reviews.set(id, number);
    catalogue.recount(id);
  };
  expect(order()).toEqual(['1', '2', '3']);
  count('2', 2);
  expect(order()).toEqual(['2', '1', '3']);
  count('3', 3);
  expect(order()).toEqual(['3', '2', '1']);
});

test('Changes at random, searched between them or prepared in turns, leave the finds of a catalogue that is built at once', async () => {
  const ids = fc.constantFrom('1', '2', '3', '4', '5', '6');
  const titles = fc.constantFrom('Glass Heart', 'Glass', 'The Heart of Glass', 'Galss', 'Heart', '心の花');
  const changes = fc.record({
    act: fc.constantFrom('put', 'put', 'merge', 'review', 'review', 'again', 'again', 'search', 'prepare'),
    id: ids,
    into: ids,
    title: titles,
    aliases: fc.array(titles, { maxLength: 2 }),
  });
  const queries = ['', 'glass', 'heart g', 'haert', '心', 'the heart of glass', 'glass heart (2005)'];
  const finds = (catalogue: ShowCatalogue) =>
    queries.map((typed) => [
      catalogue.suggest(typed, 25),
      catalogue.suggest(typed, 25, 'all'),
      catalogue.match({ title: typed }),
      catalogue.closest({ title: typed }),
    ]);
  await fc.assert(
    fc.asyncProperty(fc.array(changes, { maxLength: 40 }), async (all) => {
      const [reviews, shows] = [new Map<string, number>(), new Map<string, Show>()];
      const catalogue = new ShowCatalogue((id) => reviews.get(id) ?? 0);
      const preparing: Promise<void>[] = [];
      const put = (changed: Show) => {
        shows.set(changed.id, changed);
        catalogue.put(changed);
      };
      for (const { act, id, into, title, aliases } of all) {
        const known = shows.get(id);
        if (act === 'search') catalogue.suggest('glass', 25);
        else if (act === 'prepare') preparing.push(catalogue.prepareSearch());
        else if (act === 'put') put(show(id, title, { aliases, year: 2000 + Number(id) }));
        else if (act === 'review') {
          if (!reviews.delete(id)) reviews.set(id, 1);
          catalogue.follow(id);
        } else if (act === 'again' && reviews.has(id)) {
          reviews.set(id, (reviews.get(id) ?? 0) + 1);
          catalogue.recount(id);
        }
        // Into one with a higher id, so that no circle comes about.
        else if (known !== undefined && shows.has(into) && into > id) put({ ...known, mergedInto: into });
      }
      await Promise.all(preparing);
      const fresh = new ShowCatalogue((id) => reviews.get(id) ?? 0);
      for (const each of shows.values()) fresh.put(each);
      expect(finds(catalogue)).toEqual(finds(fresh));
    }),
  );
});
