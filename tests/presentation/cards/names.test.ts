import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf, cutToColumns } from '../../../src/presentation/cards/columns.ts';
import { nameWithin, titleWithin } from '../../../src/presentation/cards/names.ts';

test('Wide letters and emoji take two columns, marks and invisible characters none', () => {
  expect(columnsOf('Glass Heart')).toBe(11);
  expect(columnsOf('달빛 세탁소')).toBe(11);
  expect(columnsOf('四月的邮差')).toBe(10);
  expect(columnsOf('さくら')).toBe(6);
  expect(columnsOf('हिन्दी')).toBeLessThanOrEqual(3);
  expect(columnsOf('ที่')).toBe(1);
  expect(columnsOf('e\u0301')).toBe(1);
  expect(columnsOf('👨‍👩‍👧‍👦')).toBe(2);
  expect(columnsOf('❤️')).toBe(2);
  expect(columnsOf('حارة')).toBe(4);
  expect(columnsOf('\u2068x\u2069')).toBe(1);
});

test('A cut ends with an ellipsis, splits no character that a reader sees, and fits', () => {
  expect(cutToColumns('Kestrel & Finch: The Weaver', 22)).toBe('Kestrel & Finch: The…');
  expect(cutToColumns('달빛 세탁소', 8)).toBe('달빛 세…');
  expect(cutToColumns('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 5)).toBe('👨‍👩‍👧‍👦👨‍👩‍👧‍👦…');
  expect(cutToColumns('short', 5)).toBe('short');
});

test('Of a long title the year stays, also behind a title that runs from right to left', () => {
  expect(titleWithin({ title: 'Kestrel & Finch: The Weaver', year: 2019 }, 29)).toBe(
    'Kestrel & Finch: The… (2019)',
  );
  expect(titleWithin({ title: 'حارة الياسمين', year: 2023 }, 29)).toBe('\u2068حارة الياسمين\u2069 (2023)');
  expect(titleWithin({ title: 'No *Year*' }, 29)).toBe('No \\*Year\\*');
});

test('Names are cut before they are escaped', () => {
  expect(nameWithin('Bartholomew-the-Unhurried')).toBe('Bartholomew…');
  expect(nameWithin('_____\n_____ ____')).toBe('\\_\\_\\_\\_\\_ \\_\\_\\_\\_\\_…');
});

test('Letters that need no segmenter are as wide as a segmenter says, and are cut at the same place', () => {
  const letter = fc.constantFrom(...'aZ09 ~é·…‹“—ΩωЖ、日本語かカー가힣！');
  // The Thai letter behind has the segmenter read all of them.
  const forced = 'ก';
  fc.assert(
    fc.property(fc.string({ unit: letter }), fc.integer({ min: 1, max: 12 }), (text, columns) => {
      expect(columnsOf(text)).toBe(columnsOf(text + forced) - 1);
      const cut = cutToColumns(text, columns);
      expect(columnsOf(cut)).toBeLessThanOrEqual(columns);
      if (cut !== text) expect(cutToColumns(text + forced, columns)).toBe(cut);
    }),
  );
});
