import { StorageError, UnreadableEntryError } from '../storage/storage-errors.ts';

/** Explains why a database can't be used, in a sentence for the operator; undefined for another error. */
export function storageProblem(error: unknown): string | undefined {
  if (error instanceof StorageError) return error.message;
  if (!(error instanceof UnreadableEntryError)) return undefined;
  return `${error.message} Restore a backup (npm run restore), or point DATABASE_URL at another database.`;
}
