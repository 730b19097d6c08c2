import { parseTitle } from '../../reviews/shows/title.ts';
import type { ImportAnswers } from '../import-problem.ts';
import type { FileRecord } from '../parsing/file-record.ts';
import { htmlToMarkdown } from '../parsing/html-to-markdown.ts';
import { readScore } from '../parsing/read-score.ts';
import { readYear } from '../parsing/read-year.ts';
import type { DraftRow, FileFormat } from './format.ts';
import { draftRow } from './values/draft.ts';

type Columns = NonNullable<ImportAnswers['columns']>;

const TAGS = /<\/?(?:br|p|i|b|em|strong|a|blockquote)\b[^<>]*>/i;

/** Any table that nobody knows: its member says which column is which. */
export const table: FileFormat = {
  name: 'table',
  isLastResort: true,
  parts: { table: { columns: [] } },
  begin({ columns }) {
    const found = new Set<string>();
    const rows: DraftRow[] = [];
    let last: readonly string[] = [];
    return {
      take(record) {
        // All rows of a file share their columns.
        if (record.columns !== last)
          for (const column of record.columns) if (column !== '') found.add(column);
        last = record.columns;
        if (columns !== undefined) rows.push(rowOf(record, columns));
      },
      finish: () =>
        columns === undefined && found.size > 0
          ? { question: { ask: 'columns', columns: [...found] } }
          : { rows, notes: [] },
    };
  },
};

function rowOf(record: FileRecord, columns: Columns): DraftRow {
  const field = (name = '') => record.field(name.toLowerCase());
  const text = field(columns.text);
  // Where years have no column, many write "Dark (2017)".
  const named =
    columns.year === undefined
      ? parseTitle(field(columns.title))
      : { title: field(columns.title), year: readYear(field(columns.year)) };
  return draftRow(record, {
    title: named.title,
    year: named.year,
    score: readScore(field(columns.score), columns.most ?? 10),
    scoreColumn: columns.score,
    text: TAGS.test(text) ? htmlToMarkdown(text) : text,
  });
}
