import { FILE_FORMATS } from '../../../src/exchange/formats/formats.ts';
import type { ImportAnswers } from '../../../src/exchange/import-problem.ts';
import type { ImportedReview, SkippedRow } from '../../../src/exchange/imported-review.ts';
import { readAll } from '../../../src/exchange/reading/read-all.ts';

/** The files as they are given, by their names. */
export const given = (files: Readonly<Record<string, string | Uint8Array>>) =>
  Object.entries(files).map(([name, content]) => ({
    name,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));

/** What becomes of files whose format asks nothing. */
export async function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  answers: ImportAnswers = {},
) {
  const result = await readAll(given(files), answers, FILE_FORMATS);
  if ('question' in result) throw new Error(`Asks for ${result.question.ask}`);
  const { summary, rows } = result;
  const reviews: ImportedReview[] = [];
  const skipped: SkippedRow[] = [];
  for (const row of rows) {
    if ('review' in row) reviews.push(row.review);
    if ('skipped' in row) skipped.push(row.skipped);
  }
  return { ...summary, reviews, skipped, reasons: skipped.map(({ reason }) => reason) };
}

/** What the files make necessary to ask. */
export async function question(files: Readonly<Record<string, string>>, answers: ImportAnswers = {}) {
  const result = await readAll(given(files), answers, FILE_FORMATS);
  return 'question' in result ? result.question : undefined;
}
