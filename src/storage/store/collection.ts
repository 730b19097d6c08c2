import { setImmediate } from 'node:timers/promises';
import type { Keyv } from 'keyv';
import type { z } from 'zod';
import { type Decoded, decodeEntry, encodeEntry } from '../entries/entry-codec.ts';
import type { KeyedQueue } from '../keyed-queue.ts';
import { StorageError, UnreadableEntryError } from '../storage-errors.ts';
import type { Collection } from './store.ts';

export interface CollectionOptions<Entry> {
  readonly namespace: string;
  readonly keyv: Keyv;
  readonly schema: z.ZodType<Entry>;
  /** Milliseconds that an entry lives after it was set; without it, for ever. */
  readonly timeToLive?: number | undefined;
  /** Shared by all collections: calls for one key follow one another. */
  readonly queue: KeyedQueue;
  /** Keeps the raw value of an unreadable entry that is about to be replaced. */
  setAside(namespace: string, key: string, raw: unknown): Promise<void>;
  onUnreadable(namespace: string, key: string, problem: string): void;
}

/** Entries that are parsed before the event loop has its turn: a few milliseconds' work. */
const PAGE_SIZE = 100;

/** The entries under one namespace: encoded and parsed, and what does not parse reported and set aside. */
export function createCollection<Entry>(options: CollectionOptions<Entry>): Collection<Entry> {
  const { namespace, keyv, schema, timeToLive, queue, setAside, onUnreadable } = options;

  const decode = async (key: string, raw: unknown): Promise<Decoded<Entry>> => {
    // Keyv emits what it cannot decode as an error; without a listener that is thrown here.
    const envelope = await keyv.decode(raw).catch(() => undefined);
    const decoded = decodeEntry(schema, envelope);
    if (!decoded.ok) onUnreadable(namespace, key, decoded.problem);
    return decoded;
  };

  const keepUnreadable = async (key: string): Promise<void> => {
    const raw = await keyv.store.get<unknown>(key);
    if (raw !== undefined && !(await decode(key, raw)).ok) await setAside(namespace, key, raw);
  };

  const inTurn = <Result>(key: string, task: () => Promise<Result>): Promise<Result> =>
    queue.run(`${namespace}\n${key}`, task);

  return {
    get: (key) =>
      inTurn(key, async () => {
        // Read past Keyv, which cannot tell a value that does not parse from a database that does not answer.
        const raw = await keyv.store.get<unknown>(key);
        if (raw === undefined) return undefined;
        const decoded = await decode(key, raw);
        if (!decoded.ok) throw new UnreadableEntryError(namespace, key, decoded.problem);
        return decoded.entry;
      }),

    set: (key, entry) =>
      inTurn(key, async () => {
        const value = encodeEntry(schema, entry);
        await keepUnreadable(key);
        if (await keyv.set(key, value, timeToLive)) return;
        throw new StorageError('unavailable', `The entry "${key}" in ${namespace} was not taken.`);
      }),

    delete: (key) =>
      inTurn(key, async () => {
        await keepUnreadable(key);
        return keyv.delete(key);
      }),

    async *entries() {
      let seen = 0;
      // The adapter's own iterator: Keyv's ends at the first value that does not parse.
      for await (const [key, raw] of iterate(keyv)) {
        seen += 1;
        if (seen % PAGE_SIZE === 0) await setImmediate();
        const decoded = await decode(key, raw);
        if (decoded.ok) yield [key, decoded.entry];
      }
    },
  };
}

async function* iterate(keyv: Keyv): AsyncGenerator<readonly [key: string, raw: unknown]> {
  try {
    for await (const [key, raw] of keyv.store.iterator?.<string>() ?? []) yield [String(key), raw];
  } catch (error) {
    if (error instanceof StorageError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StorageError('unavailable', `The entries cannot be read: ${reason}`, { cause: error });
  }
}
