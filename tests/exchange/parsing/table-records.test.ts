import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeader, type TableHeader, tableRecords } from '../../../src/exchange/parsing/table-records.ts';
import { allOf, textOf } from './text-of.ts';

async function read(content: string | Uint8Array, size?: number) {
  const text = await textOf(content, size);
  const header = (await readHeader(text)) as TableHeader;
  const records = await allOf(tableRecords(text, header));
  return records.map(({ line, field, columns, unreadable }) => ({
    line,
    fields: Object.fromEntries(columns.map((name) => [name, field(name.toLowerCase())])),
    unreadable,
  }));
}

test('Rows have their fields by the names of columns, and the line that they begin in', async () => {
  expect(await read('Name, Score \n"Glass ""Heart""",8\n\n"two\nlines",\nlast,7')).toEqual([
    { line: 2, fields: { Name: 'Glass "Heart"', Score: '8' }, unreadable: false },
    { line: 4, fields: { Name: 'two\nlines', Score: '' }, unreadable: false },
    { line: 6, fields: { Name: 'last', Score: '7' }, unreadable: false },
  ]);
});

describe('A table is the same', () => {
  const expected = [{ line: 2, fields: { Name: 'Café – x', Score: '8' }, unreadable: false }];
  const utf16 = (text: string, isBig: boolean) => {
    const units = Uint8Array.from(`\ufeff${text}`, () => 0);
    const bytes = new Uint8Array(units.length * 2);
    const view = new DataView(bytes.buffer);
    for (const [place, letter] of [...`\ufeff${text}`].entries())
      view.setUint16(place * 2, letter.charCodeAt(0), !isBig);
    return bytes;
  };
  test.each([
    ['with line feeds', 'Name,Score\nCafé – x,8\n'],
    ['with carriage returns and line feeds', 'Name,Score\r\nCafé – x,8\r\n'],
    ['with carriage returns alone', 'Name,Score\rCafé – x,8\r'],
    ['with a byte order mark', '\ufeffName,Score\nCafé – x,8'],
    ['with a mark, and quotes around all', '\ufeff"Name","Score"\n"Café – x","8"'],
    ['with semicolons', 'Name;Score\nCafé – x;8\n'],
    ['with tabs', 'Name\tScore\nCafé – x\t8\n'],
    ['in UTF-16, little end first', utf16('Name,Score\nCafé – x,8', false)],
    ['in UTF-16, big end first', utf16('Name,Score\nCafé – x,8', true)],
    ['in Windows-1252', Uint8Array.from('Name,Score\nCaf\xe9 \x96 x,8', (letter) => letter.charCodeAt(0))],
  ])('%s', async (_, content) => {
    expect(await read(content)).toEqual(expected);
  });
});

test('A quote inside a field that is not quoted stands for itself', async () => {
  const [row] = await read('ISBN,Title\n="0123",He said "no" to it\n');
  expect(row?.fields).toEqual({ ISBN: '="0123"', Title: 'He said "no" to it' });
});

test('Of two columns with one name the second is told apart', async () => {
  const [row] = await read('title,title\nwork,headline');
  expect(row?.fields).toEqual({ title: 'work', 'title 2': 'headline' });
});

test('A row with fewer fields has none in the others; one with more can not be read', async () => {
  const rows = await read('a,b\n1\n1,2,\n1,2,3');
  expect(rows.map(({ fields, unreadable }) => [fields.b, unreadable])).toEqual([
    ['', false],
    ['2', false],
    ['2', true],
  ]);
});

test('Tabs at the beginning of a header are columns without a name, and a line of tabs is empty', async () => {
  const rows = await read(' \t \n\tName\tScore\n0\tDark\t8\n\t\t\n1\tLamp\t7\n');
  expect(rows.map(({ line, fields }) => [line, fields])).toEqual([
    [3, { '': '0', Name: 'Dark', Score: '8' }],
    [5, { '': '1', Name: 'Lamp', Score: '7' }],
  ]);
});

test('A header without end, one with many columns, and rows with many fields are read in time and in little memory', async () => {
  const text = await textOf('x'.repeat(8_000_000), 64 * 1024);
  expect((await readHeader(text))?.columns).toHaveLength(1);
  const blank = await textOf(`${' \r\n'.repeat(1_000_000)}a,b\n1,2`, 64 * 1024);
  expect((await readHeader(blank))?.columns).toEqual(['a', 'b']);
  const rows = await read(`a,b\n1,2${','.repeat(400_000)}\n1,2${',x'.repeat(400_000)}`, 64 * 1024);
  expect(rows.map(({ unreadable }) => unreadable)).toEqual([false, true]);
});

describe('Names its line', () => {
  test.each([
    ['a quote that is not closed', 'a,b\n1,2\n3,"4\n5,6\n', 3, 2],
    ['a field without end', `a,b\n1,2\n${'x'.repeat(1_100_000)}`, 3, 1],
  ])('%s', async (_, text, line, column) => {
    await expect(read(text, 50_000)).rejects.toMatchObject({
      code: 'malformed',
      parameters: { file: 'Some file', line, column },
    });
  });
});

test('What was written as RFC 4180 says is read alike, in pieces of any size', async () => {
  const field = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' ', 'x') });
  const row = fc.tuple(field, field);
  await fc.assert(
    fc.asyncProperty(fc.array(row), fc.integer({ min: 1, max: 9 }), async (rows, size) => {
      const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
      const text = [['one', 'two'], ...rows].map((each) => each.map(quoted).join(',')).join('\r\n');
      const read_ = await read(text, size);
      expect(read_.map(({ fields }) => [fields.one, fields.two])).toEqual(
        rows.map((each) => each.map((said) => said.trim())),
      );
    }),
  );
});
