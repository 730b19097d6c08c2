import type { FileRecord } from '../../parsing/file-record.ts';
import type { DraftRow, FileFormat } from '../format.ts';
import { skippedRow } from '../values/draft.ts';
import { commentRow } from './comments.ts';
import { fieldOf, titleIn } from './fields.ts';
import { isOfTen, ratingRow, voteRow } from './scores.ts';

const TITLES = ['tv_show_name', 'movie_name', 'series_name', 'title', 'name'] as const;

/**
 * TV Time's archive of tables, and the last export of its app, where everything is only watched. The archive's other files are never
 * opened: among them are addresses, devices and tokens.
 */
export const tvTime: FileFormat = {
  name: 'tvtime',
  opens:
    /(?:^|\/)(?:tv_show_rate|ratings-live-votes|comments-prod-comments|show_comment|user_tv_show_data)\.csv$|(?:^|\/)tvtime-[^/]*\.(?:csv|json)$/,
  neverOpens:
    /(?:^|\/)(?:user|user_personal_data|(?:[^/]*[_-])?(?:auth|devices?|tokens?)(?:[_-][^/]*)?|(?:[^/]*_)?ip(?:_[^/]*)?)\.csv$/,
  parts: {
    ratings: { columns: ['tv_show_name', 'tv_show_id', 'rating'], score: 'rating' },
    // What members felt is in a table with the same header.
    votes: { path: /ratings-live-votes[^/]*\.csv$/, columns: ['vote_key', 'movie_name'] },
    felt: { columns: ['vote_key', 'movie_name'] },
    comments: { columns: ['text', 'entity_type', 'user_id'] },
    'older comments': { columns: ['comment', 'tv_show_name', 'user_id', 'depth'] },
    watched: {
      path: /(?:^|\/)(?:tracking-prod-records|user_tv_show_data|seen_episode|tvtime-)[^/]*\.csv$/,
      columns: [],
    },
    'watched, as JSON': { path: /(?:^|\/)tvtime-[^/]*\.json$/, json: [], records: ['*'] },
  },
  begin() {
    const ratings: FileRecord[] = [];
    const votes: DraftRow[] = [];
    const comments: FileRecord[] = [];
    const watched: DraftRow[] = [];
    return {
      take(record) {
        if (record.part === 'ratings') ratings.push(record);
        else if (record.part === 'votes') votes.push(voteRow(record));
        else if (/comments$/.test(record.part)) comments.push(record);
        else if (record.part === 'felt') watched.push(skippedRow(record, 'unknown-vote'));
        else watched.push(watchedRow(record));
      },
      finish() {
        const highest = ratings.some(isOfTen) ? 10 : 5;
        const [member, ...others] = new Set(ratings.map((each) => fieldOf(each, 'user_id')));
        const author = member === '' || others.length > 0 ? undefined : member;
        const opinions = [
          ...ratings.map((each) => ratingRow(each, highest)),
          ...votes,
          ...comments.map((each) => commentRow(each, author)),
        ];
        return {
          // Where there are opinions, what was watched is only the list of what they are about.
          rows: opinions.length > 0 ? opinions : watched,
          notes: votes.some((row) => 'review' in row) ? ['votes-guessed'] : [],
        };
      },
    };
  },
};

function watchedRow(record: FileRecord): DraftRow {
  const isEpisode = fieldOf(record, 'episode_id') !== '' || /episode/.test(record.file);
  const title = TITLES.map((name) => titleIn(record, name).title).find((each) => each !== undefined);
  return skippedRow(record, isEpisode ? 'episode' : 'no-opinion', { title });
}
