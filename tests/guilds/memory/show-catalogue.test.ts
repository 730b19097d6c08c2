import { expect, test } from 'vitest';
import { ShowCatalogue } from '../../../src/guilds/memory/show-catalogue.ts';
import type { Show } from '../../../src/reviews/shows/show.ts';

const show = (id: string, title: string, more: Partial<Show> = {}): Show => ({
  id,
  title,
  addedBy: '1',
  addedAt: Number(id),
  ...more,
});

function catalogueOf(...shows: Show[]): ShowCatalogue {
  const catalogue = new ShowCatalogue();
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

test('Only offered shows are suggested, and a merged show stands for the one it was merged into', () => {
  const catalogue = catalogueOf(
    show('1', 'Glass Heart'),
    show('2', 'Signal'),
    show('3', 'Heart of Glass', { mergedInto: '2' }),
  );
  const suggested = (typed: string, hidden: string) =>
    catalogue.suggest(typed, 25, ({ id }) => id !== hidden).matching.map(({ id }) => id);
  expect(suggested('heart', '1')).toEqual(['2']);
  expect(suggested('heart', '2')).toEqual(['1']);
  expect(suggested('', '2')).toEqual(['1']);
  expect(suggested('', '9')).toEqual(['2', '1']);
});
