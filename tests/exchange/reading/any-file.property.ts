import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { FILE_FORMATS } from '../../../src/exchange/formats/formats.ts';
import { type ImportAnswers, ImportProblem } from '../../../src/exchange/import-problem.ts';
import type { Format, ImportedReview, ReadRow } from '../../../src/exchange/imported-review.ts';
import { type ReadAll, readAll } from '../../../src/exchange/reading/read-all.ts';
import { codePointLength } from '../../../src/reviews/plain-text.ts';
import { hasText } from '../../../src/reviews/review.ts';
import { ALL_SCORES } from '../../../src/reviews/score.ts';
import { zipOf } from '../parsing/zip-of.ts';
import { SAMPLES } from './samples.ts';

/** What is put into files: what their parsers take for marks, and what is longer, deeper or stranger than anything in them. */
const TOKENS = [
  ...'",;\t\n\r<>&{}[]:\\|0-',
  '\u0000',
  '\ufeff',
  'é',
  '😀',
  '\ud83d',
  '"__proto__":{"a":1},',
  'null',
  '1e999',
  '9'.repeat(40),
  '-1',
  '0000-00-00',
  '31/12/2024',
  'tt',
  '||',
  '<!DOCTYPE x [<!ENTITY a "bbb">]>',
  '&a;',
  '&#x110000;',
  '<![CDATA[',
  ']]>',
  '<i>'.repeat(50),
  '[spoiler]',
  '[['.repeat(50),
  ' '.repeat(200),
  'x'.repeat(5000),
  '\n\n'.repeat(200),
] as const;

/** A change to a text: something is put in, taken out, or said twice. `at` and `length` are parts of the text's length. */
const change = fc.record({
  how: fc.constantFrom('insert', 'remove', 'repeat', 'cut off'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof(fc.constant(0.001), fc.double({ min: 0, max: 0.3, noNaN: true })),
  token: fc.constantFrom(...TOKENS),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const packing = fc.constantFrom('plain', 'plain', 'zip', 'gzip', 'utf-16', 'latin', 'damaged zip');
type Packing = typeof packing extends fc.Arbitrary<infer T> ? T : never;

/** All answers at once: without them some files are only asked about. */
const ANSWERS: ImportAnswers = {
  scale: '100',
  columns: { title: 'Was', score: 'Note', text: 'Text', year: 'Jahr', most: 10 },
  books: true,
  orphaned: true,
};

function changed(text: string, { how, at, length, token }: Change): string {
  const place = Math.floor(at * text.length);
  const end = place + Math.ceil(length * text.length);
  if (how === 'insert') return text.slice(0, place) + token + text.slice(place);
  if (how === 'remove') return text.slice(0, place) + text.slice(end);
  if (how === 'repeat') return text.slice(0, end) + text.slice(place);
  return text.slice(0, place);
}

async function packed(files: readonly (readonly [string, string])[], how: Packing) {
  if (how === 'zip' || how === 'damaged zip') {
    const bytes = await zipOf(Object.fromEntries(files));
    if (how === 'damaged zip') bytes[Math.floor(bytes.length / 3)] = 0xaa;
    return [{ name: 'export.zip', bytes }];
  }
  return files.map(([name, text]) => ({ name, bytes: bytesOf(text, how) }));
}

function bytesOf(text: string, how: Packing): Uint8Array {
  if (how === 'gzip') return gzipSync(text);
  if (how === 'utf-16') return Buffer.from(`\ufeff${text}`, 'utf16le');
  return Buffer.from(text, how === 'latin' ? 'latin1' : 'utf8');
}

/**
 * Whatever is in files, they become rows that are sound, or a problem that is a sentence: no other error, and no wait. Throws where that
 * is not so.
 * @param runs how many files of the format
 */
export async function readsAnyFile(format: Format, runs: number): Promise<void> {
  const property = fc.asyncProperty(
    fc.constantFrom(...SAMPLES[format]),
    fc.array(change, { maxLength: 5 }),
    fc.nat(5),
    packing,
    fc.constantFrom(ANSWERS, {}),
    async (sample, changes, which, how, answers) => {
      const files = Object.entries(sample).map(([name, text], place, all): [string, string] => [
        name,
        place === which % all.length ? changes.reduce(changed, text) : text,
      ]);
      const startedAt = performance.now();
      const given = await packed(files, how);
      let read: ReadAll;
      try {
        read = await readAll(given, answers, FILE_FORMATS);
      } catch (error) {
        if (!(error instanceof ImportProblem)) throw error;
        return;
      }
      if (performance.now() - startedAt > 10_000) throw new Error('It took more than ten seconds');
      if ('question' in read) return;
      if (read.summary.rows !== read.rows.length) throw new Error('Rows are lost');
      for (const row of read.rows) checkRow(row);
    },
  );
  await fc.assert(property, { numRuns: runs });
}

function checkRow(row: ReadRow): void {
  if ('skipped' in row && row.skipped.line < 1) throw new Error('A row is nowhere');
  if (!('review' in row)) return;
  const { opinion, title, ids, line, year, writtenAt }: ImportedReview = row.review;
  const { score, body = '', headline = '' } = opinion;
  const isSound =
    line >= 1 &&
    (title !== undefined || Object.keys(ids).length > 0) &&
    (title === undefined || (title !== '' && codePointLength(title) <= 150)) &&
    (score === undefined ? hasText(opinion) : ALL_SCORES.includes(score)) &&
    codePointLength(body) <= 4000 &&
    codePointLength(headline) <= 150 &&
    (year === undefined || (year >= 1880 && year <= 2100)) &&
    (writtenAt === undefined || Number.isFinite(writtenAt));
  if (!isSound) throw new Error(`A review is not sound: ${JSON.stringify(row)}`);
  if (/secret/.test(JSON.stringify(row))) throw new Error('A private note is told');
}
