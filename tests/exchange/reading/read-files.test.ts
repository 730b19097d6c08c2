import { expect, test } from 'vitest';
import { readFiles } from '../../../src/exchange/reading/read-files.ts';

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

const HEADER = 'Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Year';

test('A file is read in a thread, and its rows are handed on some at a time', async () => {
  const lines = Array.from(
    { length: 450 },
    (_, place) => `tt${1000000 + place},8,2024-05-31,Show ${place},x,TV Series,7.1,2020`,
  );
  const read = await readFiles(
    [file('ratings.csv', [HEADER, ...lines].join('\n'))],
    {},
    new AbortController().signal,
  );
  if ('question' in read) throw new Error('A question');
  expect(read.summary).toEqual({ format: 'imdb', rows: 450, notes: ['no-texts'] });
  const batches = [];
  for await (const rows of read.rows) batches.push(rows);
  expect(batches.map(({ length }) => length)).toEqual([200, 200, 50]);
  expect(batches[0]?.[0]).toEqual({
    review: {
      file: 'ratings.csv',
      line: 2,
      title: 'Show 0',
      kind: 'series',
      year: 2020,
      ids: { imdb: 'tt1000000' },
      opinion: { score: 80, spoilers: false },
      writtenAt: Date.UTC(2024, 4, 31, 12),
    },
  });
});

test('A file that nobody knows is a problem that names it', async () => {
  const reading = readFiles([file('x.png', '\u0000PNG')], {}, new AbortController().signal);
  await expect(reading).rejects.toMatchObject({ code: 'unknown-format', parameters: { file: 'x.png' } });
});
