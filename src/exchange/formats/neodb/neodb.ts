import type { FileRecord } from '../../parsing/file-record.ts';
import type { DraftRow, FileFormat } from '../format.ts';
import { isOpinion, journalRow, Works } from './journal.ts';
import { tableRow } from './marks.ts';

const WORK = ['title', 'info', 'links', 'timestamp'];

/** NeoDB's archives, of tables or of NDJSON. The latter's `actor.ndjson`, which has keys, is never opened. */
export const neodb: FileFormat = {
  name: 'neodb',
  opens: /(?:^|\/)(?:[a-z]+_(?:mark|review)\.csv|(?:journal|catalog)\.ndjson)$/,
  neverOpens: /(?:^|\/)actor\.ndjson$/,
  parts: {
    marks: { columns: [...WORK, 'status', 'rating', 'comment'], score: 'rating' },
    reviews: { columns: [...WORK, 'title 2', 'content'], without: ['progress'] },
    journal: { json: ['content.withRegardTo', 'visibility'], records: [''] },
    catalogue: { json: ['external_resources', 'id', 'type'], records: [''] },
  },
  begin({ books = false }) {
    const rows: DraftRow[] = [];
    const journal: FileRecord[] = [];
    const works = new Works();
    return {
      take(record) {
        if (record.part === 'catalogue') works.add(record);
        else if (record.part !== 'journal') rows.push(tableRow(record, books));
        else if (isOpinion(record)) journal.push(record);
      },
      finish: () => ({
        rows: [...rows, ...journal.map((each) => journalRow(each, works, books))],
        notes: [],
      }),
    };
  },
};
