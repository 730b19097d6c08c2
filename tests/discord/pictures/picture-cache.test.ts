import { expect, test } from 'vitest';
import { PictureCache } from '../../../src/discord/pictures/picture-cache.ts';

const picture = (bytes: number) => new Uint8Array(bytes);

test('Beyond its bound in bytes, what was unused for longest goes', () => {
  const cache = new PictureCache(1000);
  cache.set('a', picture(400));
  cache.set('b', picture(400));
  expect(cache.get('a')).toBeDefined();
  cache.set('c', picture(400));
  expect(cache.get('b')).toBeUndefined();
  expect(cache.get('a')).toBeDefined();
  expect(cache.get('c')).toBeDefined();
});

test('Keys count, too, and what is set again counts once', () => {
  const cache = new PictureCache(1000);
  const long = 'k'.repeat(400);
  for (let time = 0; time < 3; time += 1) cache.set(long, picture(100));
  cache.set('b', picture(90));
  expect(cache.get(long)).toBeDefined();
  cache.set('c', picture(100));
  expect(cache.get('b')).toBeUndefined();
});

test('A picture that is larger than the bound is not kept', () => {
  const cache = new PictureCache(1000);
  cache.set('a', picture(2000));
  expect(cache.get('a')).toBeUndefined();
});
