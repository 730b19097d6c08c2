import type { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ImportAnswers } from '../../../src/exchange/import-problem.ts';
import { readFiles } from '../../../src/exchange/reading/read-files.ts';

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const HEADER = 'Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Year';
const ratings = (count: number) => {
  const lines = Array.from(
    { length: count },
    (_, place) => `tt${1000000 + place},8,2024-05-31,Show ${place},x,TV Series,7.1,2020`,
  );
  return file('ratings.csv', [HEADER, ...lines].join('\n'));
};
const never = new AbortController().signal;

async function rowsOf(files: Parameters<typeof readFiles>[0], answers: ImportAnswers = {}, signal = never) {
  const read = await readFiles(files, answers, signal);
  if ('question' in read) throw new Error('A question');
  return read;
}

test('A file is read in a thread, and its rows are handed on some at a time', async () => {
  const { summary, rows } = await rowsOf([ratings(450)]);
  expect(summary).toEqual({ format: 'imdb', rows: 450, notes: ['no-texts'] });
  const batches = [];
  for await (const batch of rows) batches.push(batch);
  expect(batches.map(({ length }) => length)).toEqual([200, 200, 50]);
  expect(batches[0]?.[0]).toMatchObject({
    review: {
      file: 'ratings.csv',
      line: 2,
      title: 'Show 0',
      ids: { imdb: 'tt1000000' },
      opinion: { score: 80 },
    },
  });
});

test('What has to be asked first, and what is wrong, come back from the thread', async () => {
  const table = 'Was;Note\nDark;9';
  expect(await readFiles([file('a.csv', table)], {}, never)).toEqual({
    question: { ask: 'columns', columns: ['Was', 'Note'] },
  });
  await expect(readFiles([file('x.png', '\u0000PNG')], {}, never)).rejects.toMatchObject({
    name: 'ImportProblem',
    code: 'unknown-format',
    parameters: { file: 'x.png' },
  });
});

test('A signal ends the reading, before its rows and between them', async () => {
  const reason = new Error('Left');
  await expect(readFiles([ratings(1)], {}, AbortSignal.abort(reason))).rejects.toBe(reason);
  const during = new AbortController();
  const reading = readFiles([ratings(50_000)], {}, during.signal);
  during.abort(reason);
  await expect(reading).rejects.toBe(reason);
  const between = new AbortController();
  const { rows } = await rowsOf([ratings(450)], {}, between.signal);
  const iterator = rows[Symbol.asyncIterator]();
  expect((await iterator.next()).value).toHaveLength(200);
  between.abort(reason);
  await expect(iterator.next()).rejects.toBe(reason);
});

test('Files that take more memory than they may are a problem, and the bot goes on', async () => {
  const little = { maxOldGenerationSizeMb: 12, maxYoungGenerationSizeMb: 1 };
  await expect(readFiles([ratings(40_000)], {}, never, little)).rejects.toMatchObject({ code: 'ran-out' });
});

test('150,000 rows about as many shows are read within the memory that reading may take', async () => {
  const { summary } = await rowsOf([ratings(150_000)]);
  expect(summary.rows).toBe(150_000);
}, 60_000);

test('Rows with long texts are handed on a few at a time', async () => {
  const lines = Array.from(
    { length: 30 },
    (_, place) => `2024-01-01,Show ${place},,x,4,${'word '.repeat(10_000)}`,
  );
  const { rows } = await rowsOf([
    file('reviews.csv', ['Date,Name,Year,Letterboxd URI,Rating,Review', ...lines].join('\n')),
  ]);
  const lengths = [];
  for await (const batch of rows) lengths.push(batch.length);
  expect(lengths).toEqual([5, 5, 5, 5, 5, 5]);
});

describe('A thread that ends by itself is an error of the reading, and of nobody else', () => {
  const threads = async () => {
    const started = Promise.withResolvers<Worker>();
    process.once('worker', started.resolve);
    return started.promise;
  };

  test('before its rows', async () => {
    const thread = threads();
    const reading = readFiles([ratings(50_000)], {}, never);
    await (await thread).terminate();
    await expect(reading).rejects.toThrow('has ended');
  });

  test('between its rows', async () => {
    const thread = threads();
    const { rows } = await rowsOf([ratings(450)]);
    const iterator = rows[Symbol.asyncIterator]();
    await iterator.next();
    (await thread).emit('error', new Error('Late'));
    await (await thread).terminate();
    await expect(iterator.next()).rejects.toThrow('has ended');
  });
});

describe('A small file that becomes large ends neither the bot nor its memory', () => {
  const MB = 1024 * 1024;
  test.each([
    ['a.json', `{"lists":[{"series_id":1,"score":1,"x":[${'[],'.repeat(20 * MB)}1]}]}`, 'malformed'],
    ['b.json', `{"x":"${'a'.repeat(60 * MB)}","lists":[{"series_id":1,"score":1}]}`, 'malformed'],
    [
      'a.xml',
      `<myanimelist><anime><b><![CDATA[${']'.repeat(60 * MB)}]]></b></anime></myanimelist>`,
      'malformed',
    ],
    ['a.txt', 'a\n'.repeat(20 * MB), 'too-many-rows'],
    ['b.txt', 'a'.repeat(20 * MB), 'too-large'],
  ])('%s', async (name, text, code) => {
    const bytes = new Uint8Array(gzipSync(text, { level: 1 }));
    await expect(readFiles([{ name, bytes }], {}, never)).rejects.toMatchObject({ code });
  });
});
