import { expect, test } from 'vitest';
import { FORMATS, NOTES, SKIP_REASONS } from '../../../src/exchange/imported-review.ts';
import { columnsOf, LINE_COLUMNS } from '../../../src/presentation/cards/columns.ts';
import { doneCard } from '../../../src/presentation/data/import-cards.ts';
import { leftLines } from '../../../src/presentation/data/import-left-lines.ts';
import { importPreviewCard } from '../../../src/presentation/data/import-preview-card.ts';
import { importProblemCard } from '../../../src/presentation/data/import-problem-card.ts';
import type { ImportReason, ImportView } from '../../../src/presentation/data/import-view.ts';
import { createTexts } from '../../../src/presentation/texts/texts.ts';

/** Why a row can be left out. */
const REASONS = [
  ...SKIP_REASONS,
  ...([
    'clash',
    'same',
    'repeated',
    'frozen',
    'hidden',
    'blocked',
    'title-too-long',
    'several-shows',
  ] as const),
];
const t = createTexts().for('en-US');
const IMPORT: ImportView = {
  id: 'a'.repeat(16),
  format: 'letterboxd',
  clashes: 'mine',
  notes: [],
  rows: 12,
  ready: 10,
  skipped: { book: 2 },
  counts: { clashing: 4, newer: 1, texts: 300 },
};
const preview = (changes: Partial<ImportView> = {}, channelId: string | undefined = '1') =>
  JSON.stringify(importPreviewCard({ ...IMPORT, ...changes, examples: [], channelId, mostPosted: 100 }, t));

test('Each format, note and reason is put into words, whatever a file is', () => {
  for (const format of FORMATS) expect(preview({ format })).not.toContain('import.format');
  for (const note of NOTES) expect(preview({ notes: [note] })).not.toContain('import.note');
  for (const reason of REASONS) expect(preview({ skipped: { [reason]: 1 } })).not.toContain('import.reason');
});

test('The button says how many reviews are imported by the rule that is chosen', () => {
  expect(preview()).toContain('Import 6 reviews');
  expect(preview({ clashes: 'theirs' })).toContain('Import 10 reviews');
  expect(preview({ clashes: 'newer' })).toContain('Import 7 reviews');
  expect(preview()).toContain('**12 rows:** 6 to import, 6 left out');
  expect(preview()).toContain('4 · already here, and kept');
  expect(preview({ clashes: 'newer' })).toContain('**12 rows:** 7 to import, 5 left out');
  expect(preview({ clashes: 'theirs' })).toContain('**12 rows:** 10 to import, 2 left out');
  const texts = { ...IMPORT.counts, texts: 5, 'clashing-texts': 3, 'newer-texts': 1 };
  expect(preview({ counts: texts })).toContain('2 with a text');
  expect(preview({ counts: texts, clashes: 'newer' })).toContain('3 with a text');
  expect(preview({ counts: texts, clashes: 'theirs' })).toContain('5 with a text');
  expect(preview({ ready: 4 }), 'nothing is left').not.toContain('import-commit');
  expect(preview({ ready: 4 })).toContain('Choose above which reviews stay');
  expect(preview({ ready: 0, counts: {} })).toContain('Nothing here can be imported');
});

test('Reviews with a text are posted when their member wants it, as many as the channel bears', () => {
  expect(preview()).toContain('Post them too');
  expect(preview({ posts: true })).toContain('those with a text in <#1>, 100 at most');
  expect(preview({ posts: true, counts: { texts: 1 } })).toContain('the one with a text in <#1>');
  expect(preview({ counts: {} }), 'scores alone are no message').not.toContain('Post them');
  expect(preview({}, '')).toBeDefined();
});

test('What is left out at first can be taken, too', () => {
  expect(preview()).toContain('Import books too');
  expect(preview({ skipped: { orphaned: 1 } })).toContain('Dropped titles too');
  expect(preview({ skipped: {} })).not.toContain('import-more');
});

test('A reason, with how many rows it is of, is one line on a phone', () => {
  const lines = REASONS.map((reason: ImportReason) => leftLines({ skipped: { [reason]: 9_999 } }, t));
  expect(lines.filter((line) => columnsOf(line) > LINE_COLUMNS)).toEqual([]);
});

test('A server that is restored is told of its entries, and of no rows that a table would have', () => {
  const restored = { restores: true, skipped: {}, counts: {}, rows: 315, ready: 315 };
  expect(preview(restored)).toContain('**315 entries:** 315 to restore, 0 left out');
  expect(preview(restored), 'a list of rows would be empty').not.toContain('import-rows');
  const done = JSON.stringify(
    doneCard(
      { ...IMPORT, ...restored, ready: 315, counts: { imported: 6 }, skipped: { same: 309 } },
      { undoUntil: 1, others: [] },
      t,
    ),
  );
  expect(done).toContain('**315 entries:** 6 restored, 309 left out');
  expect(done).toContain('309 · already here, the same');
});

test('Reasons beyond six are one line', () => {
  const skipped = Object.fromEntries(SKIP_REASONS.slice(0, 8).map((reason, index) => [reason, 10 - index]));
  expect(preview({ skipped, counts: {} })).toContain('7 more for other reasons');
});

test('A file that can’t be read is named with its line and column, as text', () => {
  const words = (
    parameters: Record<string, string | number>,
    code: 'malformed' | 'too-large' | 'score-column-twice' = 'malformed',
  ) => JSON.stringify(importProblemCard({ code, parameters }, false, t));
  expect(words({ file: 'a*b.csv', line: 3, column: 14 })).toContain('**a\\\\*b.csv**, line 3, column 14');
  expect(words({ file: 'a.csv', line: 3 })).toContain('**a.csv**, line 3');
  expect(words({ file: 'a.csv', limit: 25 * 1024 * 1024 }, 'too-large')).toContain('I read up to 25 MB');
  expect(words({ file: 'a.csv', column: 'rating' }, 'score-column-twice')).toContain('are called “rating”');
});
