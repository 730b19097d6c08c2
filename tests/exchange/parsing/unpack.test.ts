import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodable } from '../../../src/exchange/parsing/decode.ts';
import type { ReadableFile } from '../../../src/exchange/parsing/readable-file.ts';
import { unpack } from '../../../src/exchange/parsing/unpack.ts';
import { zipOf } from './zip-of.ts';

/** What begins an entry of a central directory, whose size is 24 bytes behind. */
const ENTRY = Buffer.from('PK\x01\x02', 'latin1');

const all = (files: readonly ReadableFile[]) => files;
const _bytesOf = (text: string) => new TextEncoder().encode(text);

async function contentOf(file: ReadableFile): Promise<string> {
  let content = '';
  for await (const piece of (await decodable(file)).text()) content += piece;
  return content;
}

test('The files of an archive are found by their paths, without the folder that holds them all', async () => {
  const bytes = await zipOf({
    'My Export/Reviews.csv': 'a',
    'My Export/lists/one.csv': 'b',
    'My Export/.DS_Store': 'x',
    '__MACOSX/My Export/._Reviews.csv': 'x',
    'Thumbs.db': 'x',
  });
  const files = await unpack([{ name: 'export.zip', bytes }], all);
  expect(files.map(({ name, path }) => [name, path])).toEqual([
    ['My Export/Reviews.csv', 'reviews.csv'],
    ['My Export/lists/one.csv', 'lists/one.csv'],
  ]);
  expect(await Promise.all(files.map(contentOf))).toEqual(['a', 'b']);
});

test('Gzip is unpacked wherever it lies, whatever its name', async () => {
  const packed = gzipSync('hello');
  const files = await unpack(
    [
      { name: 'list.xml', bytes: packed },
      { name: 'a.zip', bytes: await zipOf({ 'list.xml.gz': packed }) },
    ],
    all,
  );
  expect(await Promise.all(files.map(contentOf))).toEqual(['hello', 'hello']);
});

/** The archive with one byte of each entry's flags changed. */
function encrypted(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip);
  for (const [mark, place] of [
    ['PK\x01\x02', 8],
    ['PK\x03\x04', 6],
  ] as const)
    for (let at = bytes.indexOf(mark, 0, 'latin1'); at >= 0; at = bytes.indexOf(mark, at + 1, 'latin1'))
      bytes[at + place] = (bytes[at + place] as number) | 1;
  return new Uint8Array(bytes);
}

describe('What can not be unpacked is a problem with a name', () => {
  const zip = zipOf({ 'a.csv': 'some text that is long enough to be packed, packed, packed' });
  const read = async (bytes: Uint8Array) => {
    const files = await unpack([{ name: 'Given', bytes }], all);
    return Promise.all(files.map(contentOf));
  };

  test('nothing at all', async () => {
    await expect(read(new Uint8Array())).rejects.toMatchObject({
      code: 'empty',
      parameters: { file: 'Given' },
    });
  });

  test('half of an archive', async () => {
    await expect(read((await zip).slice(0, 60))).rejects.toMatchObject({ code: 'not-an-archive' });
  });

  test('an archive with damaged data', async () => {
    const damaged = (await zip).slice();
    damaged.fill(0xff, 36, 60);
    await expect(read(damaged)).rejects.toMatchObject({
      code: 'not-an-archive',
      parameters: { file: 'a.csv' },
    });
  });

  test('half of gzip', async () => {
    const half = gzipSync('hello '.repeat(1000)).subarray(0, 30);
    await expect(read(half)).rejects.toMatchObject({ code: 'not-an-archive', parameters: { file: 'Given' } });
  });

  test('an archive with a password', async () => {
    await expect(read(encrypted(await zip))).rejects.toMatchObject({
      code: 'encrypted',
      parameters: { file: 'Given' },
    });
  });

  test('an archive of too many files', async () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, place) => [`${place}.csv`, '']));
    await expect(read(await zipOf(many))).rejects.toMatchObject({
      code: 'too-many-entries',
      parameters: { file: 'Given', limit: 1000 },
    });
  });

  test('an archive that says itself that it becomes too large', async () => {
    const bomb = Buffer.from(await zipOf({ 'a.csv': 'small', 'b.csv': 'small' }));
    for (let at = bomb.indexOf(ENTRY); at >= 0; at = bomb.indexOf(ENTRY, at + 1))
      bomb.writeUInt32LE(60 << 20, at + 24);
    await expect(read(new Uint8Array(bomb))).rejects.toMatchObject({ code: 'unpacks-too-large' });
  });

  test('archives that together become too large', async () => {
    const large = Buffer.from(await zipOf({ 'a.csv': 'small' }));
    large.writeUInt32LE(60 << 20, large.indexOf(ENTRY) + 24);
    const given = ['One', 'Two'].map((name) => ({ name, bytes: new Uint8Array(large) }));
    await expect(unpack(given.slice(1), all)).resolves.toHaveLength(1);
    await expect(unpack(given, all)).rejects.toMatchObject({
      code: 'unpacks-too-large',
      parameters: { file: 'Two' },
    });
  });

  test('an archive that lies about its size', async () => {
    const bomb = Buffer.from(await zipOf({ 'a.csv': Buffer.alloc(20 << 20) }));
    bomb.writeUInt32LE(10, bomb.indexOf(ENTRY) + 24);
    await expect(read(new Uint8Array(bomb))).rejects.toMatchObject({ code: 'not-an-archive' });
  });

  test('gzip that becomes too large', async () => {
    await expect(read(gzipSync(Buffer.alloc(110 << 20, 'a'), { level: 1 }))).rejects.toMatchObject({
      code: 'unpacks-too-large',
    });
  });
});

test('Only what is asked for is unpacked: what is damaged beside it harms nobody', async () => {
  const damaged = (await zipOf({ 'a.csv': 'some text, some text, some text', 'b.csv': 'fine' })).slice();
  damaged.fill(0xff, 36, 50);
  const files = await unpack([{ name: 'Given', bytes: damaged }], (each) =>
    each.filter(({ path }) => path === 'b.csv'),
  );
  expect(await Promise.all(files.map(contentOf))).toEqual(['fine']);
});
