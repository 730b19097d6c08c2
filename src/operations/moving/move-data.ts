import type { Backend } from '../../storage/backend.ts';
import { copyEntries, firstDifference } from '../../storage/copy-entries.ts';
import { encodeEntry } from '../../storage/entries/entry-codec.ts';
import { metaSchema } from '../../storage/entries/entry-schemas.ts';
import { StorageError } from '../../storage/storage-errors.ts';
import { META_KEY, SCHEMA_VERSION } from '../../storage/store/schema-version.ts';
import { checkOrigin, parseMeta } from '../origin.ts';

/** A database, and what the operator is told it is. */
export interface Side {
  readonly backend: Backend;
  readonly name: string;
}

/** How much of the data has been copied, or has been copied and compared. */
export interface Progress {
  readonly entries: number;
  readonly servers: number;
}

export interface MoveListener {
  /** Hears whether a part of the data is in the target already, and how many servers there are. */
  began(isResumed: boolean, servers: number): void;
  /** Hears of each server that is copied. */
  copied(progress: Progress): void;
  /** Hears that everything is copied, and will be compared. */
  comparing(): void;
}

/** The namespace of what a database says of itself. */
const META = 'meta';

const BEING_FILLED = JSON.stringify({
  value: encodeEntry({ schema: metaSchema }, { schema: SCHEMA_VERSION, isBeingFilled: true }),
});

/**
 * Copies all entries of one database into another one, as they are stored, then compares each of them. The target says of itself that it
 * is being filled until all of it is there, and goes on with what a move that was interrupted has left. Nobody else may use either of
 * them meanwhile. Rejects with StorageError: with nothing changed, when the source is not whole or of a newer Ovation, or when the target
 * has data of its own; otherwise when one of them fails, or when they differ in the end.
 */
export async function moveData(from: Side, to: Side, listener: MoveListener): Promise<Progress> {
  checkOrigin(await from.backend.open(META).store.get(META_KEY), from.name);
  const isResumed = await begin(to);
  try {
    return await fill(from, to, isResumed, listener);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    const message = `${error.message} ${to.name} holds only a part of the data now: run the same command again, and it goes on.`;
    throw new StorageError(error.code, message, { cause: error });
  }
}

/** Keeps bots from using the target. Resolves to whether it has been begun before. */
async function begin({ backend, name }: Side): Promise<boolean> {
  const { store } = backend.open(META);
  if (parseMeta(await store.get(META_KEY))?.isBeingFilled) return true;
  // One that a bot has started on, and in which nobody has done anything yet, is as good as a new one.
  if ((await backend.namespaces()).some((namespace) => namespace !== META))
    throw new StorageError('unavailable', `${name} has data of its own: name a new database.`);
  await backend.commit([() => store.set(META_KEY, BEING_FILLED)]);
  return false;
}

async function fill(
  from: Side,
  to: Side,
  isResumed: boolean,
  { began, copied, comparing }: MoveListener,
): Promise<Progress> {
  const groups = await namespacesByServer(from.backend, to.backend);
  began(isResumed, groups.size - (groups.has('') ? 1 : 0));
  let [entries, servers] = [0, 0];
  for (const [guildId, namespaces] of groups) {
    for (const namespace of namespaces)
      entries += (await copyEntries(from.backend, to.backend, namespace)).entries;
    if (guildId !== '') servers += 1;
    copied({ entries, servers });
  }
  comparing();
  for (const namespace of [...groups.values()].flat()) await checkSame(from, to, namespace);
  // From here on it is whole.
  await copyEntries(from.backend, to.backend, META);
  return { entries, servers };
}

/** All namespaces but that of the database itself, by the server that they are of; '' for what all servers share. */
async function namespacesByServer(...backends: readonly Backend[]): Promise<ReadonlyMap<string, string[]>> {
  const found = await Promise.all(backends.map((backend) => backend.namespaces()));
  const namespaces = [...new Set(found.flat())].filter((namespace) => namespace !== META).sort();
  return Map.groupBy(namespaces, (namespace) => namespace.split(':')[1] ?? '');
}

async function checkSame(from: Side, to: Side, namespace: string): Promise<void> {
  const key = await firstDifference(from.backend, to.backend, namespace);
  if (key === undefined) return;
  const message = `${namespace} ${key} is not in ${to.name} as it is in ${from.name}. Check the disks of both.`;
  throw new StorageError('unavailable', message);
}
