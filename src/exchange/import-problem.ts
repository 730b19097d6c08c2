/**
 * Why files can't be read at all. Each is a sentence in the texts, `import.problem.<code>`, with these parameters, if any. `line` and
 * `column` count from 1; in tables `column` is the number of the field, elsewhere of the character.
 */
export type ImportProblemCode =
  /** {file}: it has nothing in it. */
  | 'empty'
  /** {file, limit}: in bytes, as it was given. */
  | 'too-large'
  /** {limit} */
  | 'too-many-files'
  /** {file}: nobody knows what it is. */
  | 'unknown-format'
  /** The files are of several sites. */
  | 'several-formats'
  /** {file}: begins like a ZIP or gzip, and is damaged. */
  | 'not-an-archive'
  /** {file}: needs a password. */
  | 'encrypted'
  /** {file, limit}: in bytes, all files together once they are unpacked. */
  | 'unpacks-too-large'
  /** {file, limit} */
  | 'too-many-entries'
  /** {limit}: rows of all files together. */
  | 'too-many-rows'
  /** {file, line, column}: not what it begins as. */
  | 'malformed'
  /** {file, line, column, limit}: lists in lists, elements in elements. */
  | 'too-deep'
  /** {file, column}: the name of the column that stands twice, so that nobody knows which is the score. */
  | 'score-column-twice'
  /** The files list what somebody wants to watch or likes, or what they wrote to others: no reviews. */
  | 'watchlist-only'
  /** {file}: written by a newer version of Ovation. */
  | 'newer-version'
  /** {file}: a server's export, which only managers restore. */
  | 'of-a-guild'
  /** Reading takes too long, or more memory than it may. */
  | 'ran-out';

/** Files can't be read. `parameters` fill the sentence: file, line, column (both from 1), limit. None repeats what is in the file. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem';
  readonly code: ImportProblemCode;
  readonly parameters: Readonly<Record<string, string | number>>;

  constructor(code: ImportProblemCode, parameters: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.parameters = parameters;
  }
}

/** The member has to say something before the files can be read. */
export type ImportQuestion =
  /** AniList's scores are by the member's own scale, which the file does not settle. */
  | { readonly ask: 'score-scale'; readonly scales: readonly ScoreScale[] }
  /** A table whose columns nobody knows. */
  | { readonly ask: 'columns'; readonly columns: readonly string[] };

export const SCORE_SCALES = ['100', '10-decimal', '10', '5', '3'] as const;
export type ScoreScale = (typeof SCORE_SCALES)[number];

/** What the member has said about the files. */
export interface ImportAnswers {
  readonly scale?: ScoreScale | undefined;
  /** By what it holds: the name of the column of a table. */
  readonly columns?:
    | {
        readonly title: string;
        readonly score?: string;
        readonly text?: string;
        readonly year?: string;
        readonly most?: number;
      }
    | undefined;
  /** Whether books are taken, too. */
  readonly books?: boolean | undefined;
  /** Whether reviews of titles that Letterboxd has dropped are taken, too. */
  readonly orphaned?: boolean | undefined;
  /** Where a manager restores a server's export; absent: nobody restores one. */
  readonly restores?: RestoredInto | undefined;
}

/** Where a server's export is restored. */
export interface RestoredInto {
  readonly guildId: string;
  /** The id of the bot's application. */
  readonly application: string;
  /** The ids of the server's channels: no file brings the bot to read, write or remove anything in others. */
  readonly channels: ReadonlySet<string>;
}
