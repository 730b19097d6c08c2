import type { Collection } from '../../src/storage/store/store.ts';

/** A collection that does some things otherwise than another one. */
export const changedCollection = <Entry>(
  collection: Collection<Entry>,
  otherwise: Partial<Collection<Entry>>,
): Collection<Entry> => ({
  get: (key) => collection.get(key),
  entries: (beginning) => collection.entries(beginning),
  keysHolding: (text, beginning) => collection.keysHolding(text, beginning),
  put: (key, entry) => collection.put(key, entry),
  remove: (key) => collection.remove(key),
  ...otherwise,
});
