import type { ShowKind } from '../../reviews/shows/show.ts';
import type { SkipReason } from '../imported-review.ts';
import { entryOf } from '../parsing/entry-of.ts';
import type { FileRecord } from '../parsing/file-record.ts';
import { readDate } from '../parsing/read-date.ts';
import { readScore } from '../parsing/read-score.ts';
import { readYear } from '../parsing/read-year.ts';
import type { DraftRow, FileFormat } from './format.ts';
import { draftRow, type Found, skippedRow, withScore } from './values/draft.ts';
import { readIds } from './values/ids.ts';
import { property, textIn } from './values/property.ts';
import { readText, withCovers } from './values/text.ts';

const KINDS: Readonly<Record<string, ShowKind>> = { movie: 'film', show: 'series' };
const OTHERS: Readonly<Record<string, SkipReason>> = { season: 'season', episode: 'episode' };
const COVERED = /\[spoiler\](.*?)(?:\[\/spoiler\]|$)/gis;

/** Trakt's "Raw Export", and the CSV that paid members had before. Its notes, lists and profile are never opened. */
export const trakt: FileFormat = {
  name: 'trakt',
  opens:
    /(?:^|\/)(?:ratings|comments)[-_](?:movies|shows|seasons|episodes|lists)(?:-\d+)?\.json$|(?:^|\/)watched[-_](?:movies|shows)(?:-\d+)?\.json$/,
  neverOpens: /(?:^|\/)(?:user-(?:profile|settings)|user\/[^/]*)\.json$/,
  parts: {
    ratings: { json: ['*.rated_at', '*.rating', '*.type'], records: ['*'] },
    comments: { json: ['*.comment.comment', '*.type'], records: ['*'] },
    watched: { json: ['*.plays', '*.last_watched_at'], records: ['*'] },
    table: { columns: ['rated_at', 'type', 'title', 'trakt_id', 'rating'], score: 'rating' },
  },
  begin() {
    const rows: DraftRow[] = [];
    const comments: { readonly subject: string; readonly row: DraftRow }[] = [];
    const watched: DraftRow[] = [];
    const rated = new Set<string>();
    return {
      take(record) {
        if (record.part === 'comments')
          comments.push({ subject: subjectOf(record), row: commentRow(record) });
        else if (record.part === 'watched') watched.push(skippedRow(record, 'no-opinion', titleOf(record)));
        else if (record.part === 'table') rows.push(tableRow(record));
        else {
          rows.push(ratingRow(record));
          rated.add(subjectOf(record));
        }
      },
      finish() {
        // A rating wins over the score that Trakt has put into the comment on the same show.
        for (const { subject, row } of comments)
          rows.push(rated.has(subject) ? withScore(row, {}, 'user_rating') : row);
        // Where there are opinions, what was watched is only the list of what they are about.
        return { rows: rows.length > 0 ? rows : watched, notes: [] };
      },
    };
  },
};

/** What a row is about, to find the rating of the show that a comment is about. */
function subjectOf({ value }: FileRecord): string {
  const type = textIn(value, 'type');
  // An id may be 0, which is none.
  const id = [textIn(value, type, 'ids', 'trakt'), textIn(value, type, 'ids', 'slug')].find(
    (each) => each !== '' && each !== '0',
  );
  return `${type} ${id ?? `${textIn(value, type, 'title')} (${textIn(value, type, 'year')})`}`;
}

const titleOf = ({ value }: FileRecord) => ({
  title: readText(property(value, 'movie', 'title')) ?? readText(property(value, 'show', 'title')),
});

/** The row of a record about a film or a show; skipped where it is about something else. */
function rowAbout(record: FileRecord, said: Found): DraftRow {
  // Rows of seasons and episodes have their show in them, too.
  const type = textIn(record.value, 'type');
  const kind = entryOf(KINDS, type);
  const of = (...path: string[]) => property(record.value, kind === undefined ? 'show' : type, ...path);
  const title = readText(of('title'));
  if (kind === undefined) return skippedRow(record, entryOf(OTHERS, type) ?? 'unknown-type', { title });
  if (property(record.value, 'comment', 'parent_id')) return skippedRow(record, 'reply', { title });
  const tmdb = of('ids', 'tmdb');
  const ids = readIds({
    imdb: of('ids', 'imdb'),
    ...(kind === 'film' ? { tmdbFilm: tmdb } : { tmdbShow: tmdb }),
  });
  return draftRow(record, { title, year: readYear(of('year')), kind, ids, ...said });
}

const ratingRow = (record: FileRecord): DraftRow =>
  rowAbout(record, {
    score: readScore(property(record.value, 'rating'), 10),
    scoreColumn: 'rating',
    writtenAt: readDate(textIn(record.value, 'rated_at')),
  });

function commentRow(record: FileRecord): DraftRow {
  const of = (name: string) => property(record.value, 'comment', name);
  return rowAbout(record, {
    score: readScore(of('user_rating'), 10),
    scoreColumn: 'user_rating',
    text: withCovers(readText(of('comment')) ?? '', COVERED),
    spoilers: of('spoiler') === true,
    writtenAt: readDate(textIn(record.value, 'comment', 'created_at')),
  });
}

function tableRow(record: FileRecord): DraftRow {
  const { field } = record;
  const title = readText(field('title'));
  const type = field('type').toLowerCase();
  const kind = entryOf(KINDS, type);
  if (kind === undefined) return skippedRow(record, entryOf(OTHERS, type) ?? 'unknown-type', { title });
  const tmdb = field('tmdb_id');
  return draftRow(record, {
    title,
    year: readYear(field('year')),
    kind,
    ids: readIds({ imdb: field('imdb_id'), ...(kind === 'film' ? { tmdbFilm: tmdb } : { tmdbShow: tmdb }) }),
    score: readScore(field('rating'), 10),
    scoreColumn: 'rating',
    writtenAt: readDate(field('rated_at')),
  });
}
