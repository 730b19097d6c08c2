import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openedFile, unpacked } from '../../../src/catalogue/filling/opened-bytes.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { inParts } from './wikidata/invented-dump.ts';

const TEXT = Array.from({ length: 50_000 }, (_, number) => `line ${(number * 7919) % 10_007}\n`).join('');

/** As programs pack files. */
const WITH_CHECKSUM = { params: { [constants.ZSTD_c_checksumFlag]: 1 } };

/** What comes, and the sentence that it ends with. */
async function read(bytes: AsyncIterable<Buffer>): Promise<{ text: string; problem?: string }> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of bytes) chunks.push(chunk);
  } catch (error) {
    return { text: Buffer.concat(chunks).toString(), problem: (error as Error).message };
  }
  return { text: Buffer.concat(chunks).toString() };
}

test.each([
  ['plain', Buffer.from(TEXT)],
  ['packed with gzip', gzipSync(TEXT)],
  [
    'packed with gzip in two members',
    Buffer.concat([gzipSync(TEXT.slice(0, 700)), gzipSync(TEXT.slice(700))]),
  ],
  ['packed with Zstandard', zstdCompressSync(TEXT)],
])('Bytes that are %s come as they are, however short their parts', async (_, bytes) => {
  for (const length of [1, 3, 65_536]) {
    const { text, problem } = await read(
      unpacked(inParts(bytes, Math.max(length, bytes.length / 5000)), 'it'),
    );
    expect(problem).toBeUndefined();
    expect(text === TEXT).toBe(true);
  }
});

test.each(['', 'a', '{}\n'])(
  '%j, which is shorter than any mark of a packed file, comes as it is',
  async (text) => {
    expect(await read(unpacked(inParts(text), 'it'))).toEqual({ text });
  },
);

test('What was packed and is cut gives what can be unpacked, then says so', async () => {
  const packed = gzipSync(TEXT);
  const { text, problem } = await read(
    unpacked(inParts(packed.subarray(0, packed.length / 2)), 'dump.json.gz'),
  );
  expect(text.length).toBeGreaterThan(1000);
  expect(TEXT.startsWith(text)).toBe(true);
  expect(problem).toBe('dump.json.gz ends in the middle, or is damaged.');
});

test.each([gzipSync(TEXT), zstdCompressSync(TEXT, WITH_CHECKSUM)])(
  'What was packed and is damaged says so',
  async (packed) => {
    const damaged = Buffer.concat([packed.subarray(0, 500), Buffer.alloc(40, 'x'), packed.subarray(540)]);
    expect((await read(unpacked(inParts(damaged), 'it'))).problem).toMatch(
      /^it ends in the middle, or is damaged/,
    );
  },
);

test('What Node cannot unpack is not taken for text, or for less than it is', async () => {
  const bzip2 = await read(unpacked(inParts('BZh91AY&SY…'), 'all.json.bz2'));
  expect(bzip2).toEqual({
    text: '',
    problem:
      'all.json.bz2 is packed with bzip2: unpack it with bzcat, and pipe that to npm run catalogue:build -- -',
  });
  const frames = Buffer.concat([zstdCompressSync(TEXT), zstdCompressSync(TEXT)]);
  const { text, problem } = await read(unpacked(inParts(frames), 'all.json.zst'));
  expect(text === TEXT).toBe(true);
  expect(problem).toMatch(/^all\.json\.zst has more than one Zstandard frame: unpack it with zstdcat/);
});

test('A file that is not there, or is a directory, is told in one sentence', async () => {
  const directory = await temporaryDirectory();
  const missing = join(directory, 'dump.json');
  expect(await read(openedFile(missing))).toEqual({
    text: '',
    problem: `${missing} can't be read (ENOENT).`,
  });
  expect((await read(openedFile(directory))).problem).toBe(`${directory} can't be read (EISDIR).`);
  await writeFile(missing, TEXT);
  expect((await read(openedFile(missing))).text === TEXT).toBe(true);
});
