import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvEncoding } from '../../../src/exchange/writing/csv-encoding.ts';
import { FileWriter, type WrittenFile } from '../../../src/exchange/writing/file-writer.ts';
import { jsonEncoding } from '../../../src/exchange/writing/json-encoding.ts';
import { LAG } from '../../../src/exchange/writing/zipped-part.ts';
import { unzipped } from './unzipped.ts';

const text = ({ bytes }: WrittenFile) => Buffer.from(bytes).toString('utf8');
const options = { name: 'reviews', extension: 'json', limit: 10 * 1024 * 1024, now: 0 } as const;
/** Text that no program makes shorter. */
const noise = (length: number, seed: number) => {
  let state = seed + 1;
  const letter = () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(33 + (state % 90));
  };
  return Array.from({ length }, letter).join('');
};

test('A document is JSON whatever stands in it, each record on a line of its own', async () => {
  const record = fc.record({ text: fc.string({ unit: 'binary' }), score: fc.option(fc.nat()) });
  const lists = fc.tuple(fc.array(record, { maxLength: 3 }), fc.array(record, { maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(lists, async ([shows, reviews]) => {
      const writer = new FileWriter(
        jsonEncoding((part) => ({ version: 1, part })),
        options,
      );
      for (const show of shows) await writer.add({ section: 'shows', record: show });
      for (const review of reviews) await writer.add({ section: 'reviews', record: review });
      const [file, ...others] = await writer.end();
      expect(others).toEqual([]);
      const expected = {
        ...{ version: 1, part: 1 },
        ...(shows.length > 0 && { shows }),
        ...(reviews.length > 0 && { reviews }),
      };
      expect(file && JSON.parse(text(file))).toEqual(JSON.parse(JSON.stringify(expected)));
      const lines = file ? text(file).split('\n') : [];
      expect(lines.filter((line) => line.startsWith('    {')).length).toBe(shows.length + reviews.length);
    }),
    { numRuns: 20 },
  );
});

test('A document that is too large is packed; one that is too large packed becomes several, each whole by itself', async () => {
  const limit = 2 * LAG;
  const write = async (records: number, size: (index: number) => string) => {
    const writer = new FileWriter(
      jsonEncoding((part) => ({ part })),
      { ...options, limit },
    );
    for (let index = 0; index < records; index += 1)
      await writer.add({ section: 'reviews', record: { index, text: size(index) } });
    return writer.end();
  };
  const [packed, ...none] = await write(40, () => 'very much alike '.repeat(4000));
  expect(none).toEqual([]);
  expect(packed?.name).toBe('reviews.zip');
  const [[name, content] = []] = packed ? await unzipped(packed) : [];
  expect(name).toBe('reviews.json');
  expect(JSON.parse(content ?? '').reviews.length).toBe(40);

  const files = await write(300, (index) => noise(10_000, index));
  expect(files.map(({ name }) => name)).toEqual(
    files.map((_, i) => `reviews${i > 0 ? `-${i + 1}` : ''}.zip`),
  );
  expect(files.length).toBeGreaterThan(2);
  const indexes: number[] = [];
  for (const [index, file] of files.entries()) {
    expect(file.bytes.length).toBeLessThanOrEqual(limit);
    const [[name, content] = []] = await unzipped(file);
    const document = JSON.parse(content ?? '') as { part: number; reviews: { index: number }[] };
    expect([name, document.part]).toEqual([`reviews${index > 0 ? `-${index + 1}` : ''}.json`, index + 1]);
    indexes.push(...document.reviews.map((review) => review.index));
  }
  expect(indexes).toEqual(Array.from({ length: 300 }, (_, index) => index));
});

test('A table quotes what has commas, quotes or line breaks, and tells a spreadsheet what is no formula', async () => {
  const write = async (isForSpreadsheets: boolean) => {
    const table = csvEncoding({ columns: ['title', 'score', 'spoilers'], isForSpreadsheets });
    const writer = new FileWriter(table, { ...options, extension: 'csv' });
    await writer.add([
      ['One, "two"\nthree', 8.5, true],
      ['=HYPERLINK("https://evil.example")', undefined, false],
    ]);
    return text((await writer.end())[0] as WrittenFile);
  };
  expect(await write(false)).toBe(
    'title,score,spoilers\n"One, ""two""\nthree",8.5,true\n"=HYPERLINK(""https://evil.example"")",,false\n',
  );
  expect(await write(true)).toBe(
    '\uFEFFtitle,score,spoilers\n"One, ""two""\nthree",8.5,true\n"\'=HYPERLINK(""https://evil.example"")",,false\n',
  );
});

test('A document without records is one, too', async () => {
  const [file] = await new FileWriter(
    jsonEncoding((part) => ({ part })),
    options,
  ).end();
  expect(file && JSON.parse(text(file))).toEqual({ part: 1 });
});
