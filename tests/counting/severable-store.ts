import { StorageError } from '../../src/storage/storage-errors.ts';
import type { Store } from '../../src/storage/store/store.ts';

/** A store, and a function that cuts it off: from then on nothing more gets to the disk, as after a crash. */
export function severable(store: Store): { readonly store: Store; readonly sever: () => void } {
  let isSevered = false;
  const commit: Store['commit'] = (writes) =>
    isSevered ? Promise.reject(new StorageError('unavailable', 'It is cut off.')) : store.commit(writes);
  return { store: { ...store, commit }, sever: () => (isSevered = true) };
}
