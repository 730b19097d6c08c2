import type { ScoreScale } from '../../import-problem.ts';
import type { Note } from '../../imported-review.ts';
import { entryOf } from '../../parsing/entry-of.ts';
import type { DraftRow, FileFormat } from '../format.ts';
import { withScore } from '../values/draft.ts';
import { property, textIn } from '../values/property.ts';
import { readText } from '../values/text.ts';
import { downloadedRow } from './download.ts';
import { listEntryRow } from './list-entry.ts';
import { possibleScales, readScaledScore, SCALE_NAMES } from './score-scale.ts';

/** Where the API's answers have lists, as people save them: all of an answer, or what is in its `data`. */
const COLLECTIONS = ['MediaListCollection', 'anime', 'manga'].flatMap((name) => [`data.${name}`, name]);
const ENTRIES = COLLECTIONS.map((name) => `${name}.lists.*.entries.*`);
const FLAT_ENTRIES = COLLECTIONS.map((name) => `${name}.lists.*`);
/** Where an answer says which scale its scores are of, when it was asked for that. */
const SCALES = [
  ...COLLECTIONS.map((name) => `${name}.user`),
  'data.User',
  'data.Viewer',
  'User',
  'Viewer',
].map((name) => `${name}.mediaListOptions.scoreFormat`);
const partsOf = (shape: string, paths: readonly string[]) =>
  paths.map((path) => [`${shape} of ${path}`, { json: [`${path}.score`], records: [...paths, ...SCALES] }]);

/** What AniList gives its members: their own download, or the lists that its API answers. */
export const anilist: FileFormat = {
  name: 'anilist',
  opens: /^gdpr_data\.json$/,
  parts: {
    reviews: { json: ['reviews.*.series_id', 'reviews.*.summary'], records: ['lists.*', 'reviews.*'] },
    download: { json: ['lists.*.series_id', 'lists.*.score'], records: ['lists.*', 'reviews.*'] },
    ...Object.fromEntries([...partsOf('entries', ENTRIES), ...partsOf('lists', FLAT_ENTRIES)]),
  },
  begin(answers) {
    const downloaded: DraftRow[] = [];
    const entries: { readonly row: DraftRow; readonly score: string }[] = [];
    const notes = new Set<Note>();
    let scale: ScoreScale | undefined;
    return {
      take(record) {
        if (SCALES.includes(record.path)) {
          scale = entryOf(SCALE_NAMES, textIn(record.value));
          return;
        }
        if (readText(property(record.value, 'notes')) !== undefined) notes.add('private-notes');
        if (record.part === 'download' || record.part === 'reviews') downloaded.push(downloadedRow(record));
        else entries.push({ row: listEntryRow(record), score: textIn(record.value, 'score') });
      },
      finish() {
        const scores = entries.map(({ score }) => Number(score) || 0);
        const possible = possibleScales(scores);
        const isAnswered = answers.scale !== undefined && possible.includes(answers.scale);
        scale ??= isAnswered ? answers.scale : possible.length === 1 ? possible[0] : undefined;
        if (scale === undefined && scores.some((score) => score > 0))
          return { question: { ask: 'score-scale', scales: possible } };
        const of = scale ?? '100';
        const listed = entries.map(({ row, score }) => withScore(row, readScaledScore(score, of), 'score'));
        const rows = [...downloaded, ...listed];
        if (downloaded.length > 0) notes.add('titles-missing');
        if (rows.some((row) => 'skipped' in row && row.skipped.reason === 'manga')) notes.add('manga');
        return { rows, notes: [...notes] };
      },
    };
  },
};
