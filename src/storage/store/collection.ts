import type { Keyv } from 'keyv';
import type { Backend, KeyvCall, Row } from '../backend.ts';
import { type Decoded, decodeEntry, type EntryFormat, encodeEntry } from '../entries/entry-codec.ts';
import { isOwnNamespace } from '../entries/entry-formats.ts';
import type { KeyedQueue } from '../keyed-queue.ts';
import { StorageError, UnreadableEntryError } from '../storage-errors.ts';
import type { Timed } from '../timed.ts';
import { Turn } from '../turn.ts';
import type { Unsettled } from '../unsettled.ts';
import type { Collection, Write } from './store.ts';

/** What all collections share. */
export interface CollectionStorage {
  /** Opens a namespace's Keyv: one takes six kilobytes, and most collections of most guilds are never written to. */
  readonly open: (namespace: string) => Keyv;
  /** Yields the stored entries of a namespace in pages. */
  readonly pages: (namespace: string, beginning?: string) => AsyncIterable<readonly Row[]>;
  readonly keysHolding: Backend['keysHolding'];
  /** By `Write.entryId`: a read waits for the commits before it. */
  readonly queue: KeyedQueue;
  /** By `Write.entryId`: what must not be read until it is known which of two versions is stored. */
  readonly unsettled: Unsettled;
  readonly timed: Timed;
  /** Returns the call that keeps the raw value of an unreadable entry which is about to be replaced or deleted. */
  readonly setAside: (namespace: string, key: string, raw: unknown) => KeyvCall;
  /** Ids of the unreadable entries that were found. */
  readonly unreadable: Set<string>;
  readonly onUnreadable: (namespace: string, key: string, problem: string) => void;
  /** Whether an entry of those that all guilds share is of a guild of ours; by its key, which begins with the guild's id. */
  readonly isOurs: (key: string) => boolean;
}

/** A collection whose entries may expire. */
export interface ExpiringCollection<Entry> extends Collection<Entry> {
  /** Resolves to writes that delete the entries which have expired at this time, unless they are replaced before. */
  expired(now: number): Promise<readonly Write[]>;
}

/** Encodes and parses the entries of one namespace. Reports an entry that does not parse. There are ten of each guild. */
export class StoredCollection<Entry> implements ExpiringCollection<Entry> {
  readonly #namespace: string;
  readonly #format: EntryFormat<Entry>;
  readonly #lastsUntil: ((entry: Entry) => number) | undefined;
  readonly #storage: CollectionStorage;
  #opened: Keyv | undefined;

  /** @param lastsUntil until when an entry is kept, in milliseconds since the epoch; absent: for ever */
  constructor(
    namespace: string,
    format: EntryFormat<Entry>,
    storage: CollectionStorage,
    lastsUntil?: (entry: Entry) => number,
  ) {
    this.#namespace = namespace;
    this.#format = format;
    this.#storage = storage;
    this.#lastsUntil = lastsUntil;
  }

  get(key: string): Promise<Entry | undefined> {
    const entryId = this.#entryId(key);
    return this.#storage.queue.run(entryId, async () => {
      this.#storage.unsettled.check([entryId]);
      // Reads past Keyv, which cannot tell a value that does not parse from a database that does not respond.
      const raw = await this.#storage.timed('read', () => this.#keyv.store.get<unknown>(key));
      if (raw === undefined) return undefined;
      const decoded = this.#decode(key, raw);
      if (!decoded.ok) throw new UnreadableEntryError(this.#namespace, key, decoded.problem);
      return decoded.entry;
    });
  }

  async *entries(beginning?: string): AsyncGenerator<[string, Entry]> {
    const turn = new Turn();
    for await (const rows of this.#pages(beginning))
      for (const { key, value } of rows) {
        // What the caller does with an entry takes its time as well.
        if (turn.isOver) await turn.next();
        if (!this.#isOurs(key)) continue;
        const decoded = this.#decode(key, value);
        if (decoded.ok) yield [key, decoded.entry];
      }
  }

  async *keysHolding(text: string, beginning?: string): AsyncGenerator<string> {
    for await (const keys of this.#storage.keysHolding(this.#namespace, text, beginning)) yield* keys;
  }

  put(key: string, entry: Entry): Write {
    // Past Keyv as well, whose hooks and statistics take longer than SQLite does.
    const value = JSON.stringify({ value: encodeEntry(this.#format, entry) });
    const { store } = this.#keyv;
    return this.#write(key, async () => {
      if (await store.set(key, value)) return;
      throw new StorageError('unavailable', `The entry "${key}" in ${this.#namespace} was not taken.`);
    });
  }

  remove(key: string): Write {
    const { store } = this.#keyv;
    return this.#write(key, () => store.delete(key));
  }

  async expired(now: number): Promise<readonly Write[]> {
    const removals: Write[] = [];
    if (this.#lastsUntil === undefined) return removals;
    for await (const rows of this.#pages())
      for (const { key, value } of rows) {
        if (!this.#isOurs(key) || !this.#isExpired(value, now)) continue;
        removals.push({
          entryId: this.#entryId(key),
          prepare: async () =>
            this.#isExpired(await this.#keyv.store.get<unknown>(key), now)
              ? [() => this.#keyv.store.delete(key)]
              : [],
        });
      }
    return removals;
  }

  /** Not in a call that `commit` makes, where what Keyv sends when it is opened would be taken for the call's own statement. */
  get #keyv(): Keyv {
    this.#opened ??= this.#storage.open(this.#namespace);
    return this.#opened;
  }

  /** What is under the name of a guild is of that guild alone. */
  #isOurs(key: string): boolean {
    return isOwnNamespace(this.#namespace) || this.#storage.isOurs(key);
  }

  #entryId(key: string): string {
    return `${this.#namespace}\n${key}`;
  }

  #decode(key: string, raw: unknown): Decoded<Entry> {
    const decoded = parse(this.#format, raw);
    if (!decoded.ok) {
      this.#storage.unreadable.add(this.#entryId(key));
      this.#storage.onUnreadable(this.#namespace, key, decoded.problem);
    }
    return decoded;
  }

  #write(key: string, call: KeyvCall): Write {
    if (key === '') throw new StorageError('unavailable', `An entry in ${this.#namespace} has no key.`);
    const [entryId, { unreadable, setAside }] = [this.#entryId(key), this.#storage];
    return {
      entryId,
      prepare: async () => {
        const raw = unreadable.has(entryId) ? await this.#keyv.store.get<unknown>(key) : undefined;
        const replace = async () => {
          await call();
          unreadable.delete(entryId);
        };
        return raw === undefined ? [replace] : [setAside(this.#namespace, key, raw), replace];
      },
    };
  }

  #isExpired(raw: unknown, now: number): boolean {
    const decoded = parse(this.#format, raw);
    return decoded.ok && this.#lastsUntil !== undefined && this.#lastsUntil(decoded.entry) <= now;
  }

  async *#pages(beginning?: string): AsyncGenerator<readonly Row[]> {
    try {
      yield* this.#storage.pages(this.#namespace, beginning);
    } catch (error) {
      if (error instanceof StorageError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new StorageError('unavailable', `The entries cannot be read: ${reason}`, { cause: error });
    }
  }
}

/** Reads past Keyv, whose iterator ends at the first value that does not parse. */
function parse<Entry>(format: EntryFormat<Entry>, raw: unknown): Decoded<Entry> {
  try {
    return decodeEntry(format, JSON.parse(String(raw)));
  } catch {
    return decodeEntry(format, undefined);
  }
}
