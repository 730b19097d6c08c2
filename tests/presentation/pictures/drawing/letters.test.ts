import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasGlyph } from '../../../../src/presentation/pictures/drawing/fonts.ts';
import { drawable } from '../../../../src/presentation/pictures/drawing/letters.ts';

test.each([
  ['Noor', 'Noor'],
  ['𝓕𝓪𝓷𝓬𝔂', 'Fancy'],
  ['Ｆｕｌｌ ｗｉｄｔｈ', 'Full width'],
  ['🎬 Noor 👨‍👩‍👧 🇯🇵', 'Noor'],
  ['❤️ Zoë ☕', 'Zoë'],
  ['Zoe\u0308', 'Zoë'],
  ['8½', '8½'],
  ['後來的我們（完整版）', '後來的我們（完整版）'],
  ['a\n\tb', 'a b'],
  ['\u202eevil\u202c', 'evil'],
  ['Z\u0351\u036b\u0343\u036a', 'Z'],
  ['ნინო', '…'],
  ['ნინო und Ada', '… und Ada'],
  ['🍿🍿', '…'],
  ['', '…'],
  ['\u200b\u2060', '…'],
  ['मानसून एक्सप्रेस', 'मानसून एक्सप्रेस'],
  ['ที่', 'ที่'],
  ['می‌خواهم', 'می‌خواهم'],
])('%j is drawn as %j', (typed, drawn) => {
  expect(drawable(typed)).toBe(drawn);
});

test('Whatever is typed, something is drawn, in one line, and every letter of it has a glyph', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
      const drawn = drawable(typed);
      expect(drawn).not.toBe('');
      expect(drawn).not.toMatch(/\n/);
      for (const character of drawn.replace(/[\u200c\u200d]/g, '')) expect(hasGlyph(character)).toBe(true);
    }),
  );
});
