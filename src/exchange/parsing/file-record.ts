/** A record of a file: a row of a table, an element of XML, or a value in JSON. */
export interface FileRecord {
  /** Which part of a format's exports the file is. */
  readonly part: string;
  /** The file, as its member or the archive calls it. */
  readonly file: string;
  /** The line that it begins in, from 1; in JSON the number of the record within the file, from 1. */
  readonly line: number;
  /** Where in the file: the pattern of JSON ("lists.*"), the element's name in XML ("anime"); '' in tables and texts. */
  readonly path: string;
  /**
   * The trimmed text of a column or child element; '' when there is none.
   * @param name in lower case; the second column of a name is called "title 2"
   */
  field(name: string): string;
  /** The columns of a table as its header writes them, the second of a name with a 2 behind it; otherwise none. */
  readonly columns: readonly string[];
  /** JSON: the value, whose objects have no prototype. Texts: all of the text. Otherwise undefined. */
  readonly value: unknown;
}

/** A record before it is known what part it is of; `unreadable`: a row that does not fit its header. */
export type ParsedRecord = Omit<FileRecord, 'part' | 'file'> & { readonly unreadable?: boolean };

/** What a record has that is of no table. */
export const NO_TABLE = { field: () => '', columns: [] } as const;

/** The most characters (UTF-16 units) of one record. The longest review in a file that somebody exported had some 10,000. */
export const LONGEST_RECORD = 1_000_000;
