import type { ShowIds } from '../../reviews/shows/show-ids.ts';
import { titleKey } from '../../reviews/shows/title.ts';
import { ImportProblem } from '../import-problem.ts';
import type { SkipReason } from '../imported-review.ts';
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
  // Members name lists as they like, also "ratings".
  opens: /^(?!(?:.*\/)?lists\/)(?:.*\/)?(?:(?:orphaned\/)?(?:reviews|diary)|ratings|watched)\.csv$/,
  neverOpens: /(?:^|\/)(?:(?:deleted|likes)\/|profile\.csv$)/,
  parts: {
    // Titles that Letterboxd has dropped, mostly series; they have no address any more.
    orphaned: { columns: ['date', 'name', 'rating', 'watched date'], path: /(?:^|\/)orphaned\// },
    'orphaned, by its columns': {
      columns: ['date', 'name', 'year', 'rating', 'rewatch', 'tags', 'watched date'],
      without: ['letterboxd uri'],
    },
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
    ...Object.fromEntries(
      ['imdbid', 'tmdbid'].flatMap((id) =>
        ['rating', 'rating10', 'review'].map((said) => [
          `to import, ${said} by ${id}`,
          { columns: [id, said], score: said === 'rating10' ? said : 'rating' },
        ]),
      ),
    ),
  },
  begin({ orphaned }) {
    const entries: Entry[] = [];
    return {
      take(record) {
        const part = record.part.startsWith('orphaned') ? 'orphaned' : record.part;
        entries.push({ part, film: filmOf(record), row: rowOf(record) });
      },
      finish() {
        const {
          watchlist = [],
          list = [],
          likes = [],
          ...parts
        } = Object.groupBy(entries, ({ part }) => part);
        if (entries.length > 0 && Object.keys(parts).length === 0) throw new ImportProblem('watchlist-only');
        const dropped = parts.orphaned ?? [];
        return {
          rows: [
            ...rowsOf(parts),
            ...[...watchlist, ...list, ...likes].map(({ row }) => without(row, 'no-opinion')),
            ...dropped.map(({ row }) => (orphaned ? row : without(row, 'orphaned'))),
          ],
          notes: dropped.length > 0 && !orphaned ? ['orphaned'] : [],
        };
      },
    };
  },
};

interface Entry {
  readonly part: string;
  /** What joins the files: addresses are of an entry in some of them, and of the film in others. */
  readonly film: string;
  readonly row: DraftRow;
}
type Parts = { readonly [part: string]: readonly Entry[] | undefined };

/** A review keeps the score of its own row; one without is filled from the ratings, which have the last one given. */
function rowsOf({
  reviews = [],
  diary = [],
  ratings = [],
  watched = [],
  orphaned,
  ...toImport
}: Parts): DraftRow[] {
  const rated = new Map(ratings.map(({ film, row }) => [film, row]));
  const logged = [...reviews, ...diary];
  const told = new Set(logged.map(({ film }) => film));
  const once = ({ film, row }: Entry) => (told.has(film) ? without(row, 'repeated') : row);
  const others = Object.values(toImport).flatMap((entries = []) => entries);
  return [
    ...logged.map(({ film, row }) => scored(row, rated.get(film))),
    ...ratings.map(once),
    ...watched.map((entry) => (rated.has(entry.film) ? without(entry.row, 'repeated') : once(entry))),
    ...others.map(({ row }) => row),
  ];
}

function scored(row: DraftRow, rating: DraftRow | undefined): DraftRow {
  if (!('review' in row) || row.review.opinion.score !== undefined) return row;
  if (rating === undefined || !('review' in rating)) return row;
  const { opinion, rounded } = rating.review;
  return { review: { ...row.review, rounded, opinion: { ...row.review.opinion, score: opinion.score } } };
}

function without(row: DraftRow, reason: SkipReason): DraftRow {
  return 'review' in row ? skippedRow(row.review, reason, { title: row.review.title }) : row;
}

const filmOf = (record: FileRecord): string => `${titleKey(record.field('name'))} ${record.field('year')}`;

function rowOf(record: FileRecord): DraftRow {
  const ofTen = record.field('rating10');
  return draftRow(record, {
    title: record.field('name') || record.field('title') || undefined,
    year: readYear(record.field('year')),
    ids: idsOf(record),
    score: ofTen === '' ? readScore(record.field('rating'), 5) : readScore(ofTen, 10),
    scoreColumn: ofTen === '' ? 'rating' : 'rating10',
    text: htmlToMarkdown(record.field('review')),
    watchedAt: readDate(record.field('watched date') || record.field('watcheddate')),
    writtenAt: readDate(record.field('date') || record.field('watcheddate')),
  });
}

/** The ids in a row of the format that Letterboxd imports, whose TMDB ids are those of films. The short addresses of its exports have none. */
function idsOf({ field }: FileRecord): ShowIds {
  const [, letterboxd] = /letterboxd\.com\/(?:\w+\/)?film\/([\w-]{1,80})/.exec(field('letterboxduri')) ?? [];
  return {
    ...readIds({ imdb: field('imdbid'), tmdbFilm: field('tmdbid') }),
    ...(letterboxd && { letterboxd }),
  };
}
