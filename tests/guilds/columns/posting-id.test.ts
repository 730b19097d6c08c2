import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPostingId, writePostingId } from '../../../src/guilds/columns/posting-id.ts';
import { createId } from '../../../src/storage/create-id.ts';

function written(id: string): string | undefined {
  const words = [0, 0, 0];
  const isId = writePostingId(id, (word, value) => {
    words[word] = value;
  });
  return isId ? readPostingId((word) => words[word] ?? 0) : undefined;
}

test('Each posting id is read as it was written', () => {
  for (let times = 0; times < 1000; times++) {
    const id = createId();
    expect(written(id)).toBe(id);
  }
});

test('Any other text is written if its characters are those of an id, and refused if not', () => {
  const unit = fc.constantFrom(...'AZaz09-_é +');
  fc.assert(
    fc.property(fc.string({ unit, minLength: 14, maxLength: 17 }), (text) => {
      expect(written(text)).toBe(/^[\w-]{16}$/.test(text) ? text : undefined);
    }),
  );
});
