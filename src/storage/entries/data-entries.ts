import type { Author, Opinion, Review } from '../../reviews/review.ts';
import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';

/** How long an import can be undone, in milliseconds. */
export const IMPORT_UNDO_LIFETIME = 7 * 24 * 60 * 60 * 1000;
/** How long rows that were read wait for their member to import them, in milliseconds. */
export const STAGED_LIFETIME = 24 * 60 * 60 * 1000;

/** Which review stays where a member has one already. */
export const CLASH_RULES = ['mine', 'theirs', 'newer'] as const;
export type ClashRule = (typeof CLASH_RULES)[number];

/**
 * Where an import stands. `staging`: its files are being read; `staged`: all rows are on disk, and nobody sees anything of them;
 * `committed`: it will be carried out, also after a crash; `undoing`: it will be undone.
 */
export const IMPORT_STATES = ['staging', 'staged', 'committed', 'done', 'undoing', 'undone'] as const;

/**
 * What is counted of an import. Of the staged rows: scores that were rounded, texts that were cut, rows with a text, shows that
 * are new here, rows about a show that the member has reviewed, and those of them that are newer in the file; of both, those
 * with a text. Of those carried out: reviews that are new, that took the place of another, and that are posted. Of an undone import: reviews that stay, because
 * they have been changed since.
 */
export const IMPORT_COUNTS = [
  'rounded',
  'cut',
  'texts',
  'new-shows',
  'clashing',
  'newer',
  'clashing-texts',
  'newer-texts',
  'imported',
  'replaced',
  'posted',
  'stayed',
] as const;
export type ImportCount = (typeof IMPORT_COUNTS)[number];
type ImportCounts = { readonly [Count in ImportCount]?: number | undefined };

/** An import of reviews from a file; key `<guild>:<import id>`. */
export interface ImportRecord {
  readonly id: string;
  readonly guildId: string;
  /** Whose reviews they become; of a guild's export, which manager restores it. */
  readonly userId: string;
  /** What the reviews show of that member. */
  readonly author: Pick<Author, 'name' | 'avatarUrl'>;
  /** The format that the files were read as. */
  readonly format: string;
  readonly state: (typeof IMPORT_STATES)[number];
  /** Whether a manager restores a guild's export: then its rows are entries of all members. */
  readonly restores?: boolean | undefined;
  readonly startedAt: number;
  readonly committedAt?: number | undefined;
  /** How many entries of staged rows there are, and how many of them are carried out (or undone, while it is undone). */
  readonly chunks: number;
  readonly done: number;
  readonly clashes: ClashRule;
  /** Whether the reviews with a text are posted. */
  readonly posts?: boolean | undefined;
  /** What the member is told about the files besides their rows. */
  readonly notes: readonly string[];
  /**
   * How many rows the files have, how many of them are staged, and why the others are left out. Once all is carried out, each row
   * is imported, has replaced another, or is among those left out.
   */
  readonly rows: number;
  readonly ready: number;
  /** How much its entries of rows hold, in UTF-16 units of JSON: those that wait, or what undoes them. */
  readonly size?: number | undefined;
  readonly skipped: { readonly [reason: string]: number };
  readonly counts: ImportCounts;
}

/** Where a row stands. */
interface RowPlace {
  /** The file, as its member or the archive calls it. */
  readonly file: string;
  /** See `ImportedReview.line`. */
  readonly line: number;
}

/** A row that waits to become a review. */
export interface StagedRow extends RowPlace {
  /** The guild's show that it is about, or the id that a new one gets. */
  readonly showId: string;
  readonly title: string;
  readonly year?: number | undefined;
  /** The catalogue's entry that it is about, when that is certain. */
  readonly entry?: CatalogueEntry | undefined;
  readonly opinion: Opinion;
  readonly writtenAt?: number | undefined;
}

/** What the member is told about one row: why it is left out, or that its score was rounded or its text cut. */
export interface ReportedRow extends RowPlace {
  readonly title?: string | undefined;
  readonly reason: string;
  /** The score as in the file, the column that can't be read, or the text that is not in a review. */
  readonly detail?: string | undefined;
}

/** An entry of a guild's export, as it was stored there. Its kind and what is in it are checked when it is stored. */
interface ExportedEntry {
  readonly kind: string;
  readonly key: string;
  readonly entry: unknown;
}

/** Entries of a guild's export that belong together, such as a review and its votes. */
export interface RestoredRow extends RowPlace {
  readonly entries: readonly ExportedEntry[];
}

/** Rows of an import; key `<import id>:<number of the entry, in five digits>`. */
export interface StagedRows {
  readonly rows: readonly StagedRow[];
  readonly restored?: readonly RestoredRow[] | undefined;
  readonly reported: readonly ReportedRow[];
}

/** An entry other than a review that an import has put: what was there (null: nothing), and the fingerprint of what it has put. */
export interface PutEntry {
  readonly kind: string;
  readonly key: string;
  readonly before: unknown;
  readonly made: string;
}

/** What an import has changed with one entry of staged rows, which it takes the place of, under the same key. */
export interface ImportedRows {
  /** By review key: the review before; null where there was none. */
  readonly replaced: { readonly [reviewKey: string]: Review | null };
  /** By review key: the fingerprint of the opinion that the import has left there. */
  readonly made: { readonly [reviewKey: string]: string };
  /** What a restored export has changed besides reviews and their votes. */
  readonly others?: readonly PutEntry[] | undefined;
  readonly reported: readonly ReportedRow[];
}

/**
 * A member whose reactions at Discord do not count where only a sweep has found them, since they had their votes erased; key:
 * their pseudonym (see `Store.pseudonym`).
 */
export interface Uncounted {
  readonly since: number;
  /** Keys of the reviews on which the member has been heard to react again, where their reactions count. */
  readonly heard: readonly string[];
}

/** An erasure of a member's data that goes on, also after a restart; key `<guild>:<user>`. */
export interface Erasure {
  readonly guildId: string;
  readonly userId: string;
  /** User id of the member, or of the manager who asked for it. */
  readonly by: string;
  /** What the member leaves after this stays. */
  readonly at: number;
  /** True once nothing of it is stored any more, and only Discord still has some. */
  readonly isCleared?: boolean | undefined;
  /** True when Discord keeps reactions that the bot may not remove: the member stays among the uncounted. */
  readonly keepsReactions?: boolean | undefined;
}

/** What a member whose data are erased has left at Discord, in pieces; key `<user>:<id of the piece>`. */
export interface Leftovers {
  readonly reactions: readonly LeftReactions[];
  /** Messages to the staff about the member's reviews. */
  readonly messages: readonly { readonly channelId: string; readonly messageId: string }[];
}

/** The member's votes on the message of a review by somebody else. */
export interface LeftReactions {
  readonly reviewKey: string;
  readonly channelId: string;
  readonly messageId: string;
  /** As votes name them. */
  readonly emoji: readonly string[];
  /** Whether there may be others, with emoji that no longer vote: their votes were carried. */
  readonly earlier?: boolean | undefined;
}
