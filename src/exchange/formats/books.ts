import type { Note } from '../imported-review.ts';
import type { FileRecord } from '../parsing/file-record.ts';
import { htmlToMarkdown } from '../parsing/html-to-markdown.ts';
import { readDate } from '../parsing/read-date.ts';
import { readScore } from '../parsing/read-score.ts';
import { readYear } from '../parsing/read-year.ts';
import { type FileFormat, rowByRow } from './format.ts';
import { draftRow, type Found, skippedRow } from './values/draft.ts';
import { readText } from './values/text.ts';

/** Goodreads' library. What stands in `Private Notes` is never read. */
export const goodreads: FileFormat = {
  name: 'goodreads',
  parts: {
    library: { columns: ['book id', 'title', 'my rating', 'exclusive shelf'], score: 'my rating' },
  },
  begin: ({ books }) =>
    ofBooks(books, 'private notes', ({ field }) => ({
      // Goodreads puts a series behind its title: "The Long Way (Wayfarers, #1)".
      year: readYear(field('original publication year')) ?? readYear(field('year published')),
      score: readScore(field('my rating'), 5),
      scoreColumn: 'my rating',
      text: htmlToMarkdown(field('my review')),
      spoilers: field('spoiler').toLowerCase() === 'true',
      watchedAt: readDate(field('date read')),
      writtenAt: readDate(field('date read')) ?? readDate(field('date added')),
    })),
};

/** StoryGraph's library; its reviews are HTML. */
export const storygraph: FileFormat = {
  name: 'storygraph',
  parts: {
    library: { columns: ['title', 'isbn/uid', 'read status', 'star rating'], score: 'star rating' },
  },
  begin: ({ books }) =>
    ofBooks(books, undefined, ({ field }) => ({
      score: readScore(field('star rating'), 5),
      scoreColumn: 'star rating',
      text: htmlToMarkdown(field('review')),
      watchedAt: readDate(field('last date read')),
      writtenAt: readDate(field('last date read')) ?? readDate(field('date added')),
    })),
};

/** BookWyrm's books. `review_cw` is what a reader sees before they open the review. */
export const bookwyrm: FileFormat = {
  name: 'bookwyrm',
  parts: { books: { columns: ['title', 'remote_id', 'rating', 'review_content'], score: 'rating' } },
  begin: ({ books }) =>
    ofBooks(books, undefined, ({ field }) => ({
      score: readScore(field('rating'), 5),
      scoreColumn: 'rating',
      headline: readText(field('review_name')),
      text: htmlToMarkdown(field('review_content')),
      spoilers: /spoil/i.test(field('review_cw')),
      watchedAt: readDate(field('finish_date')),
      writtenAt: readDate(field('review_published')) ?? readDate(field('finish_date')),
    })),
};

/**
 * @param taken whether the member wants to review books here, too
 * @param notes the column of private notes, whose member is told that they stay out
 */
function ofBooks(
  taken: boolean | undefined,
  notes: string | undefined,
  found: (record: FileRecord) => Found,
) {
  const said = new Set<Note>(['books']);
  return rowByRow(
    (record) => {
      if (notes !== undefined && record.field(notes) !== '') said.add('private-notes');
      const title = record.field('title');
      return taken ? draftRow(record, { title, ...found(record) }) : skippedRow(record, 'book', { title });
    },
    () => [...said],
  );
}
