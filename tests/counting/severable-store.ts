import type { Collection, Store } from '../../src/storage/store/store.ts';

/** A store, and what cuts it off: from then on no vote is written, as when the process is gone. */
export function severable(store: Store): { readonly store: Store; readonly sever: () => void } {
  let isSevered = false;
  const votes: Store['votes'] = (guildId) => {
    const collection = store.votes(guildId);
    const set: Collection<never>['set'] = (key, entry) =>
      isSevered ? new Promise(() => {}) : collection.set(key, entry);
    return { ...collection, set };
  };
  return { store: { ...store, votes }, sever: () => (isSevered = true) };
}
