import type { Keyv } from 'keyv';
import type { KeyvCall, Row } from '../backend.ts';
import { type Decoded, decodeEntry, type EntryFormat, encodeEntry } from '../entries/entry-codec.ts';
import type { KeyedQueue } from '../keyed-queue.ts';
import { StorageError, UnreadableEntryError } from '../storage-errors.ts';
import { Turn } from '../turn.ts';
import type { Collection, Write } from './store.ts';

export interface CollectionOptions<Entry> {
  readonly namespace: string;
  /** Opens its Keyv: one takes six kilobytes, and most collections of most guilds are never written to. */
  readonly open: () => Keyv;
  /** Yields the stored entries in pages. */
  pages(beginning?: string): AsyncIterable<readonly Row[]>;
  readonly format: EntryFormat<Entry>;
  /** Until when an entry is kept, in milliseconds since the epoch; absent: for ever. */
  readonly lastsUntil?: ((entry: Entry) => number) | undefined;
  /** Shared by all collections and `commit`, by `Write.entryId`: a read waits for the commits before it. */
  readonly queue: KeyedQueue;
  /** Returns the call that keeps the raw value of an unreadable entry which is about to be replaced or deleted. */
  setAside(namespace: string, key: string, raw: unknown): KeyvCall;
  /** Ids of the unreadable entries that were found; shared by all collections. */
  readonly unreadable: Set<string>;
  onUnreadable(namespace: string, key: string, problem: string): void;
}

/** A collection whose entries may expire. */
export interface ExpiringCollection<Entry> extends Collection<Entry> {
  /** Resolves to writes that delete the entries which have expired at this time, unless they are replaced before. */
  expired(now: number): Promise<readonly Write[]>;
}

/** Encodes and parses the entries of one namespace. Reports an entry that does not parse. */
export function createCollection<Entry>(options: CollectionOptions<Entry>): ExpiringCollection<Entry> {
  const { namespace, open, format, lastsUntil, queue, setAside, unreadable, onUnreadable } = options;
  let opened: Keyv | undefined;
  /** Not in a call that `commit` makes, where what Keyv sends when it is opened would be taken for the call's own statement. */
  const keyv = (): Keyv => {
    opened ??= open();
    return opened;
  };
  const entryId = (key: string) => `${namespace}\n${key}`;

  const decode = (key: string, raw: unknown): Decoded<Entry> => {
    const decoded = parse(format, raw);
    if (!decoded.ok) {
      unreadable.add(entryId(key));
      onUnreadable(namespace, key, decoded.problem);
    }
    return decoded;
  };

  const write = (key: string, call: KeyvCall): Write => {
    if (key === '') throw new StorageError('unavailable', `An entry in ${namespace} has no key.`);
    return {
      entryId: entryId(key),
      async prepare() {
        const raw = unreadable.has(entryId(key)) ? await keyv().store.get<unknown>(key) : undefined;
        const replace = async () => {
          await call();
          unreadable.delete(entryId(key));
        };
        return raw === undefined ? [replace] : [setAside(namespace, key, raw), replace];
      },
    };
  };

  const isExpired = (raw: unknown, now: number): boolean => {
    const decoded = parse(format, raw);
    return decoded.ok && lastsUntil !== undefined && lastsUntil(decoded.entry) <= now;
  };

  return {
    get: (key) =>
      queue.run(entryId(key), async () => {
        // Reads past Keyv, which cannot tell a value that does not parse from a database that does not respond.
        const raw = await keyv().store.get<unknown>(key);
        if (raw === undefined) return undefined;
        const decoded = decode(key, raw);
        if (!decoded.ok) throw new UnreadableEntryError(namespace, key, decoded.problem);
        return decoded.entry;
      }),

    async *entries(beginning) {
      const turn = new Turn();
      for await (const rows of iterate(options, beginning))
        for (const { key, value } of rows) {
          // What the caller does with an entry takes its time as well.
          if (turn.isOver) await turn.next();
          const decoded = decode(key, value);
          if (decoded.ok) yield [key, decoded.entry];
        }
    },

    put(key, entry) {
      // Past Keyv as well, whose hooks and statistics take longer than SQLite does.
      const value = JSON.stringify({ value: encodeEntry(format, entry) });
      const { store } = keyv();
      return write(key, async () => {
        if (await store.set(key, value)) return;
        throw new StorageError('unavailable', `The entry "${key}" in ${namespace} was not taken.`);
      });
    },

    remove(key) {
      const { store } = keyv();
      return write(key, () => store.delete(key));
    },

    async expired(now) {
      const removals: Write[] = [];
      if (lastsUntil === undefined) return removals;
      for await (const rows of iterate(options))
        for (const { key, value } of rows) {
          if (!isExpired(value, now)) continue;
          removals.push({
            entryId: entryId(key),
            async prepare() {
              return isExpired(await keyv().store.get<unknown>(key), now)
                ? [() => keyv().store.delete(key)]
                : [];
            },
          });
        }
      return removals;
    },
  };
}

/** Reads past Keyv, whose iterator ends at the first value that does not parse. */
function parse<Entry>(format: EntryFormat<Entry>, raw: unknown): Decoded<Entry> {
  try {
    return decodeEntry(format, JSON.parse(String(raw)));
  } catch {
    return decodeEntry(format, undefined);
  }
}

async function* iterate(
  { pages }: Pick<CollectionOptions<unknown>, 'pages'>,
  beginning?: string,
): AsyncGenerator<readonly Row[]> {
  try {
    yield* pages(beginning);
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StorageError('unavailable', `The entries cannot be read: ${reason}`, { cause: error });
  }
}
