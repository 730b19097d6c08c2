import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ArchiveWriter } from '../../../src/exchange/writing/archive-writer.ts';
import { unzipped } from './unzipped.ts';

test('Files lie in an archive under their paths, and in several where one would be too large', async () => {
  const limit = 200_000;
  const files = Array.from({ length: 120 }, (_, index): [string, string] => [
    `shows/${index}.html`,
    index % 3 === 0 ? '달빛 '.repeat(index) : randomBytes(100 * index).toString('base64'),
  ]);
  const writer = new ArchiveWriter({ name: 'page', limit, now: 0 });
  for (const [path, content] of files) await writer.write(path, content);
  const archives = await writer.end();
  expect(archives.map(({ name }) => name).slice(0, 3)).toEqual(['page.zip', 'page-2.zip', 'page-3.zip']);
  for (const { bytes } of archives) expect(bytes.length).toBeLessThanOrEqual(limit);
  expect((await Promise.all(archives.map(unzipped))).flat()).toEqual(files);
  const total = archives.reduce((sum, { bytes }) => sum + bytes.length, 0);
  expect(archives.length, 'no more archives than are needed').toBeLessThanOrEqual(
    Math.ceil(total / (limit - 30_000)),
  );

  expect(await new ArchiveWriter({ name: 'page', limit, now: 0 }).end()).toEqual([]);
});
