/** Why files can't be read at all. Each is a sentence in the texts, `import.problem.<code>`. */
export type ImportProblemCode =
  | 'empty'
  | 'too-large'
  | 'too-many-files'
  | 'unknown-format'
  | 'several-formats'
  | 'not-an-archive'
  | 'encrypted'
  | 'unpacks-too-large'
  | 'too-many-entries'
  | 'malformed'
  | 'too-deep'
  | 'score-column-twice'
  | 'watchlist-only'
  | 'newer-version'
  | 'of-a-guild'
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
}
