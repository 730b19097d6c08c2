/**
 * Why the database does not work: `full` disk or database; `locked` by another process; `not-a-database`, or a damaged
 * one; `newer-schema`: a newer Ovation wrote it; `other-application`: it belongs to another bot; `unavailable`:
 * anything else.
 */
export type StorageErrorCode =
  | 'full'
  | 'locked'
  | 'not-a-database'
  | 'newer-schema'
  | 'other-application'
  | 'unavailable';

/** The database cannot be opened, read or written. The message is a sentence for the operator. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * The database stopped answering after it was sent a commit, so that nobody knows yet whether that is done. It is done once the database
 * is back, unless the process ends before.
 */
export class UncertainError extends StorageError {
  /** Resolves once it is on disk; rejects with StorageError when it isn't and never will be. */
  readonly settled: Promise<void>;

  constructor(message: string, settled: Promise<void>) {
    super('unavailable', message);
    this.settled = settled;
    // Who asks hears of a failure.
    settled.catch(() => {});
  }
}

/**
 * For the `catch` of a commit that only prepares what somebody wants: rethrows, as if it was refused when nobody knows. Nothing of what they
 * want is done then, whatever comes of it.
 */
export function asRefused(error: unknown): never {
  throw error instanceof UncertainError ? new StorageError(error.code, error.message) : error;
}

/**
 * For the `catch` of a commit: rethrows, and does what follows from the commit later, if nobody knew how it ended and it turns out to be
 * done.
 * @param follow must not throw
 */
export const onceSettled =
  (follow: () => unknown) =>
  (error: unknown): never => {
    if (error instanceof UncertainError) void error.settled.then(follow, () => {});
    throw error;
  };

/** An entry does not parse. It stays in the database; `problem` says what is wrong without repeating stored data. */
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

/** For the `catch` of a read: returns undefined for an entry that does not parse, and rethrows any other error. */
export function undefinedIfUnreadable(error: unknown): undefined {
  if (!(error instanceof UnreadableEntryError)) throw error;
}

/** For the `catch` of what is read again later: returns undefined when the database doesn't answer, and rethrows any other error. */
export function undefinedIfAway(error: unknown): undefined {
  if (!(error instanceof StorageError)) throw error;
}
