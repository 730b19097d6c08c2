import type { Opinion } from '../reviews/review.ts';
import type { ShowKind } from '../reviews/shows/show.ts';
import type { ShowIds } from '../reviews/shows/show-ids.ts';
import type { GuildEntries } from '../storage/entries/guild-entries.ts';

/** A review as it was read from somebody's file, ready to be stored but for the show, which is yet to be found. */
export interface ImportedReview {
  /** The file that it stands in, as its member or the archive calls it. */
  readonly file: string;
  /** The line that it begins in, from 1; in JSON, where lines mean little, the number of the entry. */
  readonly line: number;
  /** Absent where the file has ids alone. */
  readonly title?: string | undefined;
  readonly year?: number | undefined;
  readonly kind?: ShowKind | undefined;
  readonly ids: ShowIds;
  /** As the form takes it: one line and a text that are clean, and no longer than a review's may be. */
  readonly opinion: Opinion;
  /** All of the text, where `opinion.body` is only its beginning: up to 1,000,000 UTF-16 units. */
  readonly whole?: string | undefined;
  /** The score as in the file, when it had to be rounded. */
  readonly rounded?: string | undefined;
  /** When it was written, or the show was watched, as the file says. Milliseconds since the epoch. */
  readonly writtenAt?: number | undefined;
}

/** Why a row does not become a review. */
export const SKIP_REASONS = [
  /** Watched alone: neither score nor text. */
  'no-opinion',
  /** Its member marked it as private. */
  'private',
  'episode',
  'season',
  'book',
  'game',
  'music-video',
  'podcast',
  'manga',
  'unknown-type',
  /** An answer to somebody, or a report, not a review. */
  'reply',
  /** Somebody else wrote it, or nothing says who did. */
  'not-own',
  /** Another row is about the same show; what only this one has went there. */
  'repeated',
  /** Letterboxd has dropped the title. */
  'orphaned',
  /** A vote whose meaning is not known. */
  'unknown-vote',
  /** It names no show. */
  'unnamed',
  'unreadable',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** A row that does not become a review. */
export interface SkippedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: SkipReason;
  readonly title?: string | undefined;
  /** In a repeated row: the text that the other one doesn't have. */
  readonly text?: string | undefined;
  /** In an unreadable row: the column or property, and what it should have been; repeats no value. */
  readonly column?: string | undefined;
}

/** The kinds of entries that a guild's export restores. */
type RestoredKind =
  | 'guilds'
  | 'shows'
  | 'linking'
  | 'reviews'
  | 'votes'
  | 'moderation'
  | 'reports'
  | 'blocked'
  | 'members'
  | 'notices'
  | 'uncounted';

/** An entry of a guild as it was exported. Of settings (`guilds`, whose key is the guild it was) those that managers set. */
export type RestoredEntry = {
  [K in RestoredKind]: { readonly kind: K; readonly key: string; readonly entry: GuildEntries[K] };
}[RestoredKind];

/** A row of a guild's export, for restoring it: entries that belong together, such as a review and its votes. */
export interface RestoredRow {
  readonly file: string;
  readonly line: number;
  readonly entries: readonly RestoredEntry[];
}

export type ReadRow =
  | { readonly review: ImportedReview }
  | { readonly skipped: SkippedRow }
  | { readonly restored: RestoredRow };

/** The formats that can be read, as they are called in the entries of imports. */
export const FORMATS = [
  'letterboxd',
  'imdb',
  'myanimelist',
  'anilist',
  'trakt',
  'simkl',
  'tvtime',
  'goodreads',
  'storygraph',
  'bookwyrm',
  'neodb',
  'yamtrack',
  'tmdb',
  'ovation',
  'table',
  'pasted',
] as const;
export type Format = (typeof FORMATS)[number];

/** What the member is told about a file besides its rows. */
export const NOTES = [
  /** The file has no scores, which is normal for it. */
  'no-scores',
  'no-texts',
  'orphaned',
  'private-notes',
  'manga',
  'books',
  /** TV Time's votes: five of them are known. */
  'votes-guessed',
  'dates-ambiguous',
  'titles-missing',
  /** A file of an archive has nothing but zeros; what it had is lost. */
  'zeros',
] as const;
export type Note = (typeof NOTES)[number];

/** What was read from the files of one import. `rows` are all of them together: reviews, skipped and restored ones. */
export interface ReadSummary {
  readonly format: Format;
  readonly rows: number;
  readonly notes: readonly Note[];
}
