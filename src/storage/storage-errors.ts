/**
 * Why the database does not work: `full` disk or database; `locked` by another process; `not-a-database` or a damaged one;
 * `newer-schema`, written by a newer Ovation; `other-application`, kept for another bot; `unavailable` for the rest.
 */
export type StorageErrorCode =
  | 'full'
  | 'locked'
  | 'not-a-database'
  | 'newer-schema'
  | 'other-application'
  | 'unavailable';

/**
 * The database cannot be opened, read or written. The message is a sentence for the operator; the code is for texts.
 */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** An entry does not parse. It stays where it is; `problem` says what is wrong and repeats nothing that was stored. */
export class UnreadableEntryError extends Error {
  override readonly name = 'UnreadableEntryError';
  readonly namespace: string;
  readonly key: string;
  readonly problem: string;

  constructor(namespace: string, key: string, problem: string) {
    super(`The entry ${key} in ${namespace} cannot be read: ${problem}.`);
    this.namespace = namespace;
    this.key = key;
    this.problem = problem;
  }
}

/**
 * For the `catch` of a read that can go on without the entry: what does not parse counts as absent, the rest is thrown.
 */
export function undefinedIfUnreadable(error: unknown): undefined {
  if (!(error instanceof UnreadableEntryError)) throw error;
}
