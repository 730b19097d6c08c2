import { expect, test } from 'vitest';
import { filterForm } from '../../../../src/presentation/cards/shows/filter-form.ts';
import { createTexts } from '../../../../src/presentation/texts/texts.ts';
import type { ShowFilter } from '../../../../src/reviews/ranking/show-list.ts';

const t = createTexts().for('en-US');

interface Field {
  readonly custom_id: string;
  readonly value?: string;
  readonly options?: readonly { readonly value: string; readonly default?: boolean }[];
  readonly default_values?: readonly { readonly id: string }[];
}

const fieldsOf = (filter: ShowFilter): Field[] =>
  filterForm('filter:x:', { card: 'top', list: { sort: 'best', filter }, page: 1 }, 2026, t).components.map(
    (label) => (label as unknown as { component: Field }).component,
  );
const picked = (field: Field | undefined) =>
  field?.options?.filter((option) => option.default).map(({ value }) => value);

test('The form is filled with how the list is narrowed', () => {
  const [kind, years, period, member] = fieldsOf({
    kind: 'film',
    years: { from: 2010, to: 2019 },
    period: { year: 2026, month: 5 },
    by: '123456789012345678',
  });
  expect(picked(kind)).toEqual(['film']);
  expect(picked(years)).toEqual(['2010s']);
  expect(period?.value).toBe('2026-05');
  expect(member?.default_values).toEqual([{ id: '123456789012345678', type: 'user' }]);
  expect(fieldsOf({}).flatMap((field) => picked(field) ?? [])).toEqual([]);
});

test.each([
  ['a year', { from: 2024, to: 2024 }, '2024'],
  ['a decade that is yet to come', { from: 2050, to: 2059 }, '2050s'],
  ['years that nobody was offered', { from: 1990, to: 1993 }, '1990s'],
])('Of %s it offers each value once, the chosen one picked', (_, years, value) => {
  const [, field] = fieldsOf({ years });
  const values = field?.options?.map((option) => option.value) ?? [];
  expect(picked(field)).toEqual([value]);
  expect(new Set(values).size).toBe(values.length);
  expect(values.length).toBeLessThanOrEqual(25);
});
