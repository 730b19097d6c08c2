/** What a command of the operator works with. */
export interface Operator {
  /** As `databaseOf` returns it. */
  readonly databaseUrl: string;
  /** The directory of `.env` and `data/`. */
  readonly home: string;
  /** Makes absolute the path of a file that the operator has named. */
  locate(path: string): string;
  /** Tells the operator a line. */
  say(line: string): void;
  /** Milliseconds since the epoch. */
  now(): number;
}
