import type { Opinion, Review } from '../../reviews/review.ts';
import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import type { ShowKind } from '../../reviews/shows/show.ts';
import type { ShowIds } from '../../reviews/shows/show-ids.ts';

/** How long an import can be undone, in milliseconds. */
export const IMPORT_UNDO_LIFETIME = 7 * 24 * 60 * 60 * 1000;
/** How long rows that were read wait for their member to import them, in milliseconds. */
export const STAGED_LIFETIME = 24 * 60 * 60 * 1000;

/** Which review stays where a member has one already. */
export const CLASH_RULES = ['mine', 'theirs', 'newer'] as const;
export type ClashRule = (typeof CLASH_RULES)[number];

/**
 * Where an import stands. `staged`: all rows are on disk, and nobody sees anything of them; `committed`: it will be carried out,
 * also after a crash; `undoing`: it will be undone.
 */
export const IMPORT_STATES = ['staging', 'staged', 'committed', 'done', 'undoing', 'undone'] as const;

/** An import of reviews from a file; key `<guild>:<import id>`. */
export interface ImportRecord {
  readonly id: string;
  readonly guildId: string;
  /** Whose reviews they become. */
  readonly userId: string;
  /** The format that the files were read as. */
  readonly format: string;
  readonly state: (typeof IMPORT_STATES)[number];
  readonly startedAt: number;
  readonly committedAt?: number | undefined;
  /** How many entries of staged rows there are, and how many of them are carried out (or undone, while it is undone). */
  readonly chunks: number;
  readonly done: number;
  readonly clashes: ClashRule;
  /** Whether the reviews with a text are posted. */
  readonly posts?: boolean | undefined;
  /** How many rows the files have, how many of them are staged, and why the others are left out. */
  readonly rows: number;
  readonly ready: number;
  readonly skipped: { readonly [reason: string]: number };
}

/** A row that waits to become a review. */
export interface StagedRow {
  /** Where it stands in its file: see `ImportedReview.line`. */
  readonly line: number;
  readonly title: string;
  readonly year?: number | undefined;
  readonly kind?: ShowKind | undefined;
  readonly ids?: ShowIds | undefined;
  /** The catalogue's entry that it is about, when that is certain. */
  readonly entry?: CatalogueEntry | undefined;
  readonly opinion: Opinion;
  readonly writtenAt?: number | undefined;
}

/** Rows of an import; key `<import id>:<number of the entry, in five digits>`. */
export interface StagedRows {
  readonly rows: readonly StagedRow[];
}

/** What an import has changed with one entry of staged rows, for undo; the same key as theirs. */
export interface ImportedRows {
  /** By review key: the review before; null where there was none. */
  readonly replaced: { readonly [reviewKey: string]: Review | null };
  /** Ids of shows that it has added. */
  readonly added: readonly string[];
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
}
