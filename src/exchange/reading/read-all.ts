import { hasText } from '../../reviews/review.ts';
import type { DraftRow, FileFormat, FinishedReading } from '../formats/format.ts';
import { skippedRow } from '../formats/values/draft.ts';
import { type ImportAnswers, ImportProblem, type ImportQuestion } from '../import-problem.ts';
import type { Note, ReadRow, ReadSummary } from '../imported-review.ts';
import type { GivenFile } from '../parsing/readable-file.ts';
import { finishedRow } from './finished-row.ts';
import { knowFiles } from './known-files.ts';
import { mergeRepeats } from './merge-repeats.ts';

/** The most rows of an import, episodes and all; more than ten times what the largest exports have. */
const MOST_ROWS = 200_000;

/** All that was read, or what the member is to be asked first. */
export type ReadAll =
  | { readonly summary: ReadSummary; readonly rows: readonly ReadRow[] }
  | { readonly question: ImportQuestion };

/**
 * Reads files in this thread. Each record of theirs is one row, read or skipped with a reason.
 * @param formats those that are known, the first that fits decides
 * @throws `ImportProblem`
 */
export async function readAll(
  given: readonly GivenFile[],
  answers: ImportAnswers,
  formats: readonly FileFormat[],
  mostRows = MOST_ROWS,
): Promise<ReadAll> {
  const { format, files, notes } = await knowFiles(given, formats);
  const reading = format.begin(answers);
  const unreadable: DraftRow[] = [];
  let count = 0;
  for (const { part, text, records } of files) {
    const file = text.file.name;
    for await (const record of records()) {
      count += 1;
      if (count > mostRows) throw new ImportProblem('too-many-rows', { limit: mostRows });
      if (record.unreadable) unreadable.push(skippedRow({ file, line: record.line }, 'unreadable'));
      else reading.take({ ...record, part, file });
    }
  }
  const finished = reading.finish();
  if ('question' in finished) return finished;
  const drafts: DraftRow[] = [];
  for (const row of finished.rows) drafts.push(finishedRow(row));
  for (const row of unreadable) drafts.push(row);
  const rows = mergeRepeats(drafts).map(readRow);
  return {
    summary: { format: format.name, rows: rows.length, notes: [...notes, ...notesOf(finished, rows)] },
    rows,
  };
}

/** The row without what only the merging of repeats needs. */
function readRow(row: DraftRow): ReadRow {
  if (!('review' in row) || row.review.watchedAt === undefined) return row;
  const { watchedAt, ...review } = row.review;
  return { review };
}

function notesOf({ notes }: FinishedReading, rows: readonly ReadRow[]): readonly Note[] {
  const opinions = rows.flatMap((row) => ('review' in row ? row.review.opinion : []));
  const all = new Set(notes);
  if (opinions.length > 0 && opinions.every(({ score }) => score === undefined)) all.add('no-scores');
  if (opinions.length > 0 && !opinions.some(hasText)) all.add('no-texts');
  return [...all];
}
