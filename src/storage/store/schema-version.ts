import type { Meta } from '../entries/entries.ts';
import { StorageError } from '../storage-errors.ts';
import type { Store } from './store.ts';

/** The version of namespaces and keys. Raise it when an older Ovation could no longer work with the data. */
export const SCHEMA_VERSION = 2;

/** The one key in `meta`. */
export const META_KEY = 'ovation';

/** What of a store changes its description. */
export type MetaStore = Pick<Store, 'meta' | 'commit' | 'exclusively'>;

/** Writes the schema version into a new database. Rejects with StorageError when a newer Ovation wrote it, or when it is not whole yet. */
export async function ensureSchemaVersion(store: MetaStore): Promise<void> {
  const { meta } = store;
  const known = await meta.get(META_KEY);
  if (known?.isBeingFilled)
    throw new StorageError(
      'unavailable',
      'The database holds only a part of the data, because npm run move-data did not end: run it again with the same addresses, and it goes on.',
    );
  if (known !== undefined && known.schema > SCHEMA_VERSION) {
    throw new StorageError(
      'newer-schema',
      `The database was written by a newer Ovation (schema ${known.schema}; this one knows ${SCHEMA_VERSION}). Start the newer Ovation, or restore a backup made before it ran (npm run restore).`,
    );
  }
  // What an older Ovation could not read may be written from now on.
  if (known?.schema !== SCHEMA_VERSION) await changeMeta(store, () => ({}));
}

/**
 * Changes what describes the database, while no other process does. Resolves to what is there afterwards.
 * @param change returns what replaces what is there, or throws
 */
export async function changeMeta(
  { meta, commit, exclusively }: MetaStore,
  change: (known: Meta | undefined) => Partial<Meta>,
): Promise<Meta> {
  return exclusively(META_KEY, async () => {
    const known = await meta.get(META_KEY);
    const changed = { ...known, ...change(known), schema: SCHEMA_VERSION };
    await commit([meta.put(META_KEY, changed)]);
    return changed;
  });
}
