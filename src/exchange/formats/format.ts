import type { ImportAnswers, ImportQuestion } from '../import-problem.ts';
import type {
  Format as FormatName,
  ImportedReview,
  Note,
  RestoredRow,
  SkippedRow,
} from '../imported-review.ts';
import type { FileRecord } from '../parsing/file-record.ts';

/**
 * A format: how its files are known, and how their records become rows. One file each in this folder, and in the list of formats.ts.
 */
export interface FileFormat {
  readonly name: FormatName;
  /**
   * For formats that come as an archive: the files that are opened in it, and no others, by their paths in lower case ("diary.csv",
   * "orphaned/reviews.csv"). Without one: any table, XML or JSON of an archive that no other format knows.
   */
  readonly opens?: RegExp;
  /**
   * What is never opened, in an archive or given for itself, by its name in lower case: e-mail addresses, devices and tokens, what its member
   * has deleted, what others wrote.
   */
  readonly neverOpens?: RegExp;
  /** Whether it takes what nobody knows: files of an archive that has others of a known format are not meant. */
  readonly isLastResort?: true;
  /** What its files are; the first part that fits a file decides. */
  readonly parts: { readonly [name: string]: Part };
  /** Begins to read. All files of an import become one reading. */
  begin(answers: ImportAnswers): FormatReading;
}

/** One of the files that a format's exports have. A `path`, in lower case, is asked for where what is in the file doesn't tell. */
export type Part = TablePart | JsonPart | XmlPart | TextPart;

/** A table that has all of these columns and none of `without`, in lower case. */
interface TablePart {
  readonly path?: RegExp;
  readonly columns: readonly string[];
  readonly without?: readonly string[];
  /** The column that may not stand twice. */
  readonly score?: string;
}

/** JSON that has all of these paths ("lists.*.series_id"); its values at the paths of `records` are read. See `jsonRecords`. */
interface JsonPart {
  readonly path?: RegExp;
  readonly json: readonly string[];
  readonly records: readonly string[];
}

/** XML with this root, whose children of these names are read; all without prefix and in lower case. */
interface XmlPart {
  readonly path?: RegExp;
  readonly root: string;
  readonly records: readonly string[];
}

/** Any text that is nothing else; its one record has all of it. */
interface TextPart {
  readonly path?: RegExp;
  readonly text: true;
}

/** A row as a format reads it. What is generic comes later: repeats, texts that are too long, rows that have no opinion. */
export type DraftRow =
  | { readonly review: DraftReview }
  | { readonly skipped: SkippedRow }
  | { readonly restored: RestoredRow };

export interface DraftReview extends ImportedReview {
  /** When the show was watched, in milliseconds since the epoch: of several rows about it the last watched one counts. */
  readonly watchedAt?: number | undefined;
}

/** What a format has made of the files: each record that could be a review is one row, read or skipped. */
export interface FinishedReading {
  readonly rows: Iterable<DraftRow>;
  readonly notes: readonly Note[];
}

export interface FormatReading {
  /** Takes the next record. Those of a file come in its order, files by their names ("ratings-2" before "ratings-10"). */
  take(record: FileRecord): void;
  /** All of them have been taken. Throws an `ImportProblem` for files that hold no reviews. */
  finish(): FinishedReading | { readonly question: ImportQuestion };
}

/** A reading for formats whose rows need nothing of each other. */
export function rowByRow(
  rowOf: (record: FileRecord) => DraftRow,
  notes: (rows: readonly DraftRow[]) => readonly Note[] = () => [],
): FormatReading {
  const rows: DraftRow[] = [];
  return {
    take: (record) => void rows.push(rowOf(record)),
    finish: () => ({ rows, notes: notes(rows) }),
  };
}
