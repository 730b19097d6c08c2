/** The most files in one archive; TV Time's, the largest that is known, has about 50. */
export const MOST_ENTRIES = 1000;
/** The most bytes that all files which are read may have once they are unpacked. */
export const MOST_BYTES = 100 * 1024 * 1024;

/** A file that a member gave, or that lies in an archive that they gave. */
export interface ReadableFile {
  /** As the member or the archive calls it. */
  readonly name: string;
  /** In an archive: in lower case, with `/`, without the folder that holds everything. Otherwise the name in lower case. */
  readonly path: string;
  readonly isInArchive: boolean;
  /** Its bytes from the beginning, each time. Throws an `ImportProblem` where they can't be unpacked. */
  open(): AsyncIterable<Uint8Array>;
}

/** A file that a member gave. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
