/** The thread that reads files: it says what it has read, and then gives the rows, some at each request. */
import { parentPort, workerData } from 'node:worker_threads';
import { FILE_FORMATS } from '../formats/formats.ts';
import { type ImportAnswers, ImportProblem, type ImportQuestion } from '../import-problem.ts';
import type { ReadRow, ReadSummary } from '../imported-review.ts';
import type { GivenFile } from '../parsing/readable-file.ts';
import { readAll } from './read-all.ts';

/** What the thread is begun with. */
export interface ReadingWork {
  readonly files: readonly GivenFile[];
  readonly answers: ImportAnswers;
}

/** What the thread says: first one that is no `rows`, then at each message to it some rows; none at the end. */
export type ReadingMessage =
  | { readonly summary: ReadSummary }
  | { readonly question: ImportQuestion }
  | { readonly problem: Pick<ImportProblem, 'code' | 'parameters'> }
  | { readonly rows: readonly ReadRow[] };

/** Few enough that whoever receives them is not held up for long; with so much text, in UTF-16 units, but for the last one. */
const ROWS_AT_ONCE = 200;
const TEXT_AT_ONCE = 250_000;

/** How many of the rows from one on are said at once. */
function countAtOnce(rows: readonly ReadRow[], from: number): number {
  let text = 0;
  let count = 0;
  while (count < ROWS_AT_ONCE && from + count < rows.length && text < TEXT_AT_ONCE) {
    text += textOf(rows[from + count] as ReadRow);
    count += 1;
  }
  return count;
}

function textOf(row: ReadRow): number {
  if ('skipped' in row) return row.skipped.text?.length ?? 0;
  return 'review' in row ? (row.review.opinion.body?.length ?? 0) + (row.review.whole?.length ?? 0) : 0;
}

const { files, answers } = workerData as ReadingWork;
const say = (message: ReadingMessage) => parentPort?.postMessage(message);
try {
  const read = await readAll(files, answers, FILE_FORMATS);
  if ('question' in read) say(read);
  else {
    let at = 0;
    parentPort?.on('message', () => {
      const rows = read.rows.slice(at, at + countAtOnce(read.rows, at));
      at += rows.length;
      say({ rows });
    });
    say({ summary: read.summary });
  }
} catch (error) {
  if (!(error instanceof ImportProblem)) {
    // It gets into the log, and parsers repeat in their messages what stands in the file.
    if (error instanceof Error) error.message = '';
    throw error;
  }
  const { code, parameters } = error;
  say({ problem: { code, parameters } });
}
