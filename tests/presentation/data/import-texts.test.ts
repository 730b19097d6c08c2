import { expect, test } from 'vitest';
import { FORMATS, NOTES, SKIP_REASONS } from '../../../src/exchange/imported-review.ts';
import texts from '../../../src/presentation/texts/en-US.json' with { type: 'json' };

test('There are words for every format, every note about a file, and every reason why a row is left out', () => {
  const needed = [
    ...FORMATS.map((format) => `import.format.${format}`),
    ...NOTES.map((note) => `import.note.${note}`),
    ...SKIP_REASONS.map((reason) => `import.reason.${reason}`),
  ];
  expect(needed.filter((key) => !(key in texts))).toEqual([]);
});
