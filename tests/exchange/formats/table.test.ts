import { describe, expect, test } from 'vitest';
import { question, read } from './read.ts';

const TABLE = 'Was;Note;Text;Jahr\nDark;9,5;Gut <b>und</b> kurz;2017\n"Das Boot (1981)";8;;';

test('Of a table that nobody knows the columns are asked', async () => {
  expect(await question({ 'meine.csv': TABLE })).toEqual({
    ask: 'columns',
    columns: ['Was', 'Note', 'Text', 'Jahr'],
  });
});

describe('Once they are said, the table is read', () => {
  test('with all of them', async () => {
    const { format, reviews } = await read(
      { 'meine.csv': TABLE },
      { columns: { title: 'Was', score: 'Note', text: 'Text', year: 'Jahr', most: 10 } },
    );
    expect(format).toBe('table');
    expect(reviews).toMatchObject([
      { title: 'Dark', year: 2017, opinion: { score: 95, body: 'Gut **und** kurz' } },
      { title: 'Das Boot (1981)', opinion: { score: 80 } },
    ]);
  });

  test('with a year behind the title, and scores of five', async () => {
    const { reviews } = await read(
      { 'a.tsv': 'Name\tStars\nDas Boot (1981)\t4.5' },
      { columns: { title: 'Name', score: 'Stars', most: 5 } },
    );
    expect(reviews).toMatchObject([{ title: 'Das Boot', year: 1981, opinion: { score: 90 } }]);
  });
});

describe('A table is not asked about when there is nothing to choose', () => {
  test.each([
    ['without rows', 'Was,Note\n', []],
    ['whose rows do not fit', 'Was,Note\nDark,9,5,6\n', ['unreadable']],
  ])('%s', async (_, text, expected) => {
    const { rows, reasons } = await read({ 'a.csv': text });
    expect(reasons).toEqual(expected);
    expect(rows).toBe(expected.length);
  });
});

test('A table of many columns and rows is asked about in time', async () => {
  const text = `${'a,'.repeat(30_000)}\n${'b\n'.repeat(100_000)}`;
  expect((await question({ 'a.csv': text }))?.ask).toBe('columns');
});
