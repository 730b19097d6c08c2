import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonRecords } from '../../../src/exchange/parsing/json-records.ts';
import { allOf, textOf } from './text-of.ts';

const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', 'é', '😀', '\n', '\ud800', '\u0001') });
const { ANY_JSON } = fc.letrec((tie) => ({
  ANY_JSON: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, 0, -1.5, 1e300, 12),
    text,
    fc.array(tie('ANY_JSON'), { maxLength: 4 }),
    fc.dictionary(text, tie('ANY_JSON'), { maxKeys: 4 }),
  ),
}));

async function read(text: string, paths: readonly string[]) {
  const records = await allOf(jsonRecords(await textOf(text), paths));
  return records.map(({ path, line, value }) => ({ path, line, value }));
}

test('Only the values at the paths that are wanted are read, in their order', async () => {
  const text =
    '{"user": {"email": "a@b.c"}, "lists": [{"id": 1, "tags": ["é", null]}, {"id": 2}], "version": 3}';
  expect(await read(text, ['version', 'lists.*'])).toEqual([
    { path: 'lists.*', line: 1, value: { id: 1, tags: ['é', null] } },
    { path: 'lists.*', line: 2, value: { id: 2 } },
    { path: 'version', line: 3, value: 3 },
  ]);
});

test('Lists in lists, a list alone, and a value a line', async () => {
  const nested = '{"data": {"lists": [{"entries": [1, 2]}, {"entries": []}, {"entries": [true]}]}}';
  expect((await read(nested, ['data.lists.*.entries.*'])).map(({ value }) => value)).toEqual([1, 2, true]);
  expect((await read('[[1], [2]]', ['*'])).map(({ value }) => value)).toEqual([[1], [2]]);
  expect((await read('{"a": 1}\n{"a": 2}\n', [''])).map(({ value }) => value)).toEqual([{ a: 1 }, { a: 2 }]);
});

test('All paths of a file are told, once each', async () => {
  const paths: string[] = [];
  const text = await textOf('{"a": [{"b": 1}, {"b": 2, "c": null}], "d": {}}');
  await allOf(jsonRecords(text, ['a.*'], (path) => paths.push(path)));
  expect([...new Set(paths)]).toEqual(['a', 'a.*', 'a.*.b', 'a.*.c', 'd']);
});

describe('What is no JSON is a problem with its line and column', () => {
  test.each([
    ['[1,\n 2,\n  x]', 3, 3],
    ['{"é": 1,}', 1, 9],
    ['{"a" 1}', 1, 6],
    ['{"a": 1', 1, 8],
    ['["a"\n"b"]', 2, 3],
    ['[1]]', 1, 4],
    ['{"a": 1}}', 1, 9],
    [',', 1, 1],
    ['[1, 2}', 1, 6],
    ['["a\nb"]', 1, 4],
  ])('%j', async (text, line, column) => {
    await expect(read(text, ['*'])).rejects.toMatchObject({
      code: 'malformed',
      parameters: { file: 'Some file', line, column },
    });
  });
});

test('Lists that lie too deep are a problem', async () => {
  await expect(read('['.repeat(100_000), ['*'])).rejects.toMatchObject({
    code: 'too-deep',
    parameters: { line: 1, column: 65, limit: 64 },
  });
});

describe('What would become large in memory is refused where it begins, however small its file is', () => {
  test.each([
    ['lists without end', `[{"a":[${'[],'.repeat(200_000)}1]}]`, undefined],
    ['objects without end', `[[${'{},'.repeat(200_000)}1]]`, undefined],
    ['numbers without end', `[[${'1,'.repeat(2_100_000)}1]]`, undefined],
    ['a text', `[\n"${'a'.repeat(7_000_000)}"]`, { line: 1, column: 1 }],
    ['a text that nobody wants', `{"a":\n{"b":\n"${'a'.repeat(7_000_000)}"}}`, { line: 2, column: 5 }],
    ['a name', `{\n"${'a'.repeat(7_000_000)}":1}`, { line: 1, column: 1 }],
    ['a number', `[\n${'1'.repeat(7_000_000)}]`, { line: 1, column: 1 }],
  ])('%s', async (_, text, place) => {
    const records = jsonRecords(await textOf(text, 64 * 1024), ['*']);
    await expect(allOf(records)).rejects.toMatchObject({
      code: 'malformed',
      parameters: place ?? { line: 1 },
    });
  });
});

test('A review on which 150,000 members have voted is one value, as large as that is', async () => {
  const helpful = Array.from({ length: 150_000 }, (_, place) => String(10n ** 18n + BigInt(place)));
  const [record] = await read(JSON.stringify([{ helpful }]), ['*']);
  expect(record?.value).toMatchObject({ helpful });
});

test('An object takes no names from elsewhere', async () => {
  const [record] = await read('[{"__proto__": {"score": 10}, "constructor": 1}]', ['*']);
  const value = record?.value as Record<string, unknown>;
  expect(value.score).toBeUndefined();
  expect(Object.getPrototypeOf(value)).toBeNull();
});

test('Whatever JSON.parse reads is read alike, in pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(ANY_JSON, fc.integer({ min: 1, max: 20 }), async (value, size) => {
      const text = await textOf(JSON.stringify([value]), size);
      const [record] = await allOf(jsonRecords(text, ['*']));
      expect(JSON.parse(JSON.stringify(record?.value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 100 },
  );
});

test('What JSON.parse refuses is refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...'{}[]:,"ab1 -e.t\n\\')).map((all) => all.join('')),
      async (text) => {
        const isJson = (() => {
          try {
            JSON.parse(text);
            return true;
          } catch {
            return false;
          }
        })();
        const isRead = await read(text, ['*']).then(
          () => true,
          () => false,
        );
        // What is read and refused there are several values, or none.
        if (isJson) expect(isRead).toBe(true);
        else if (isRead) expect(text).toMatch(/^\s*$|[\]}"\d]\s*["\d[{-]/);
      },
    ),
    { numRuns: 500 },
  );
});
