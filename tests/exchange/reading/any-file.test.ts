import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../src/exchange/imported-review.ts';
import { read } from '../formats/read.ts';
import { readsAnyFile } from './any-file.property.ts';
import { SAMPLES } from './samples.ts';

describe.each(FORMATS)('Files of %s', (format) => {
  test('are known, and each of their rows is read or skipped', async () => {
    for (const sample of SAMPLES[format]) {
      const found = await read(sample, {
        scale: '100',
        books: true,
        columns: { title: 'Was', score: 'Note', most: 10 },
      });
      expect(found.format).toBe(format);
      expect(found.rows).toBe(found.reviews.length + found.skipped.length);
    }
  });

  test('become sound rows or a problem, whatever is in them', async () => {
    await readsAnyFile(format, 40);
  });
});
