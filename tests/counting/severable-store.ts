import type { Collection, Store } from '../../src/storage/store/store.ts';

/** A store, and a function that cuts it off: from then on it writes no votes, as after a crash. */
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
