import type { ShowIds } from '../../reviews/shows/show-ids.ts';
import { titleKey } from '../../reviews/shows/title.ts';
import { ImportProblem } from '../import-problem.ts';
import type { FileRecord } from '../parsing/file-record.ts';
import { htmlToMarkdown } from '../parsing/html-to-markdown.ts';
import { readDate } from '../parsing/read-date.ts';
import { readScore } from '../parsing/read-score.ts';
import { readYear } from '../parsing/read-year.ts';
import type { DraftRow, FileFormat } from './format.ts';
import { draftRow, skippedRow } from './values/draft.ts';
import { readIds } from './values/ids.ts';

const LOGGED = ['date', 'name', 'letterboxd uri'];

/**
 * Letterboxd's export, whole or file by file, and the format that it imports. What others wrote (`likes/`, `comments.csv`), what its
 * member deleted, and lists are not opened; given alone, they hold no reviews.
 */
export const letterboxd: FileFormat = {
  name: 'letterboxd',
  opens: /^(?:(?:orphaned\/)?(?:reviews|diary)|ratings|watched)\.csv$/,
  parts: {
    // Titles that Letterboxd has dropped, mostly series; they have no address any more.
    orphaned: { columns: ['date', 'name', 'rating', 'watched date'], path: /(?:^|\/)orphaned\// },
    reviews: { columns: [...LOGGED, 'rating', 'review'], score: 'rating' },
    diary: { columns: [...LOGGED, 'rating', 'watched date'], score: 'rating' },
    ratings: { columns: [...LOGGED, 'rating'], score: 'rating' },
    watched: { columns: LOGGED, path: /watched/ },
    // A watchlist and liked films are alike but for their names.
    watchlist: { columns: LOGGED },
    list: { columns: ['letterboxd list export v7'] },
    likes: { columns: ['date', 'content'], without: ['name', 'title', 'rating'] },
    'to import': { columns: ['title', 'rating10'], score: 'rating10' },
    'to import, in stars': { columns: ['title', 'watcheddate'], score: 'rating' },
    'to import, by address': { columns: ['letterboxduri'], score: 'rating' },
    'to import, by an id of IMDb': { columns: ['imdbid', 'rating'], score: 'rating' },
    'to import, by an id of TMDB': { columns: ['tmdbid', 'rating'], score: 'rating' },
  },
  begin({ orphaned }) {
    const records: FileRecord[] = [];
    return {
      take: (record) => void records.push(record),
      finish() {
        const {
          watchlist = [],
          list = [],
          likes = [],
          ...parts
        } = Object.groupBy(records, ({ part }) => part);
        if (records.length > 0 && Object.keys(parts).length === 0) throw new ImportProblem('watchlist-only');
        return {
          rows: [
            ...rowsOf(parts),
            ...[...watchlist, ...list, ...likes].map((record) =>
              skippedRow(record, 'no-opinion', { title: nameOf(record) }),
            ),
            ...(parts.orphaned ?? []).map((record) =>
              orphaned ? rowOf(record) : skippedRow(record, 'orphaned', { title: nameOf(record) }),
            ),
          ],
          notes: parts.orphaned === undefined ? [] : ['orphaned'],
        };
      },
    };
  },
};

type Parts = { readonly [part: string]: readonly FileRecord[] | undefined };

/** A review keeps the score of its own row; one without is filled from the ratings, which have the last one given. */
function rowsOf({
  reviews = [],
  diary = [],
  ratings = [],
  watched = [],
  orphaned,
  ...toImport
}: Parts): DraftRow[] {
  const rated = new Map(ratings.map((record) => [filmOf(record), record.field('rating')]));
  const logged = [...reviews, ...diary];
  const told = new Set(logged.map(filmOf));
  const once = (record: FileRecord) =>
    told.has(filmOf(record)) ? skippedRow(record, 'repeated', { title: nameOf(record) }) : rowOf(record);
  const rows = [
    ...logged.map((record) => rowOf(record, record.field('rating') || rated.get(filmOf(record)))),
    ...ratings.map(once),
  ];
  for (const record of ratings) told.add(filmOf(record));
  const others = Object.values(toImport).flatMap((records = []) => records);
  return [...rows, ...watched.map(once), ...others.map((record) => rowOf(record))];
}

/** Addresses are of an entry in some files and of the film in others, so that only name and year join them. */
const filmOf = (record: FileRecord): string => `${titleKey(record.field('name'))} ${record.field('year')}`;

function rowOf(record: FileRecord, rating = record.field('rating')): DraftRow {
  const ofTen = record.field('rating10');
  return draftRow(record, {
    title: nameOf(record),
    year: readYear(record.field('year')),
    ids: idsOf(record),
    score: ofTen === '' ? readScore(rating, 5) : readScore(ofTen, 10),
    scoreColumn: ofTen === '' ? 'rating' : 'rating10',
    text: htmlToMarkdown(record.field('review')),
    watchedAt: readDate(record.field('watched date') || record.field('watcheddate')),
    writtenAt: readDate(record.field('date') || record.field('watcheddate')),
  });
}

const nameOf = (record: FileRecord): string | undefined =>
  record.field('name') || record.field('title') || undefined;

/** The ids in a row of the format that Letterboxd imports, whose TMDB ids are those of films. The short addresses of its exports have none. */
function idsOf({ field }: FileRecord): ShowIds {
  const [, letterboxd] = /letterboxd\.com\/(?:\w+\/)?film\/([\w-]{1,80})/.exec(field('letterboxduri')) ?? [];
  return {
    ...readIds({ imdb: field('imdbid'), tmdbFilm: field('tmdbid') }),
    ...(letterboxd && { letterboxd }),
  };
}
