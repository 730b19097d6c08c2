import type { Backend, Row } from './backend.ts';
import { pairEntries } from './pair-entries.ts';
import { UncertainError } from './storage-errors.ts';

/** How many entries were read, and how many of them the target did not have as they are. */
export interface Copied {
  readonly entries: number;
  readonly changed: number;
}

/** The most that is written in one commit: so many entries, for which Keyv's adapters need one statement, or texts of so many characters. */
const ENTRIES = 240;
const CHARACTERS = 4_000_000;

/**
 * Makes a namespace of one database what it is in another, as it is stored, whether that parses or not: writes what the target does not
 * have so, and deletes what only the target has. What is the same already is only read, so that a copy which was interrupted goes on.
 * Nobody else may write to the namespace in either meanwhile. Rejects with StorageError when one of them can't be read or written.
 */
export async function copyEntries(
  from: Pick<Backend, 'pages'>,
  to: Pick<Backend, 'pages' | 'open' | 'commit'>,
  namespace: string,
): Promise<Copied> {
  const { store } = to.open(namespace);
  const puts: Row[] = [];
  const removals: string[] = [];
  let [entries, changed, characters] = [0, 0, 0];
  const write = async () => {
    const [rows, keys] = [puts.splice(0), removals.splice(0)];
    const calls = keys.map((key) => () => store.delete(key));
    await settled(to.commit(rows.length === 0 ? calls : [() => store.setMany(rows), ...calls]));
    changed += rows.length + keys.length;
    characters = 0;
  };
  for await (const { key, one: value, other } of pairEntries(from, to, namespace)) {
    if (value !== undefined) entries += 1;
    if (value === other) continue;
    if (value === undefined) removals.push(key);
    else puts.push({ key, value });
    characters += value?.length ?? 0;
    if (puts.length + removals.length >= ENTRIES || characters >= CHARACTERS) await write();
  }
  if (puts.length + removals.length > 0) await write();
  return { entries, changed };
}

/** Waits for a commit also when the database does not answer in the time that members wait. */
const settled = (commit: Promise<void>): Promise<void> =>
  commit.catch((error: unknown) => {
    if (!(error instanceof UncertainError)) throw error;
    return error.settled;
  });

/** The key of the first entry of a namespace that two databases don't have alike; undefined when they do. Rejects as `copyEntries` does. */
export async function firstDifference(
  one: Pick<Backend, 'pages'>,
  other: Pick<Backend, 'pages'>,
  namespace: string,
): Promise<string | undefined> {
  for await (const pair of pairEntries(one, other, namespace)) if (pair.one !== pair.other) return pair.key;
  return undefined;
}
