import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fillFromBangumi } from '../../../src/catalogue/filling/fill-from-bangumi.ts';
import { openIndex } from '../../../src/catalogue/index/open-index.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

test('The anime come into a new index, stay there, and leave it when nobody wants them', async () => {
  const file = join(await temporaryDirectory(), 'catalogue.sqlite');
  const { signal } = new AbortController();
  const titles = async () => {
    const index = openIndex(file);
    const found = await index.search('steins gate', 3, false);
    await index.close();
    return found.map(({ entry }) => entry.title);
  };
  await fillFromBangumi({ file, isWanted: true }, signal);
  expect((await titles())[0]).toBe('Steins;Gate');
  await fillFromBangumi({ file, isWanted: true }, signal);
  expect((await titles())[0]).toBe('Steins;Gate');
  await fillFromBangumi({ file, isWanted: false }, signal);
  expect(await titles()).toEqual([]);
});

test('One that is ended early leaves the index as it was', async () => {
  const file = join(await temporaryDirectory(), 'catalogue.sqlite');
  const ending = new AbortController();
  const filling = fillFromBangumi({ file, isWanted: true }, ending.signal);
  setImmediate(() => ending.abort());
  await filling;
  const index = openIndex(file);
  expect(await index.search('steins gate', 3, false)).toEqual([]);
  await index.close();
});
