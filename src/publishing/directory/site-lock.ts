import { rm } from 'node:fs/promises';
import { lockFile } from '../../storage/sqlite/file-lock.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { PublishProblem } from '../publish-problem.ts';

/**
 * Keeps others from publishing to the same directory until the returned function is called: of two at once, each would take away what
 * the other has written. Rejects with PublishProblem while somebody else does. Where the disk has no locks, it keeps nobody.
 * @param place the directory
 * @param lock what the lock is called, without ".lock"
 */
export function lockSite(place: string, lock: string): () => Promise<void> {
  try {
    const release = lockFile(lock);
    return async () => {
      // Before the release: nobody else has locked it. Where an open file can't be removed, it stays.
      await rm(`${lock}.lock`, { force: true }).catch(() => {});
      release();
    };
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== 'locked') return async () => {};
    throw new PublishProblem(`A page is being published to ${place} already. Wait until that is done.`);
  }
}
