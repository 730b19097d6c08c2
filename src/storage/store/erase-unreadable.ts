import { NOBODY } from '../../reviews/nobody.ts';
import type { Backend } from '../backend.ts';
import { decodeEntry, type EntryFormat } from '../entries/entry-codec.ts';
import {
  OWN_FORMATS,
  OWN_KINDS,
  ownNamespace,
  SHARED_FORMATS,
  SHARED_KINDS,
} from '../entries/entry-formats.ts';

/** The namespace of unreadable entries that were replaced or deleted; keys are `<namespace>:<key>:<time>`. */
export const ASIDE = 'aside';

interface Searched {
  readonly namespace: string;
  readonly beginning?: string;
  /** Absent: nothing in it is read. */
  readonly format?: EntryFormat<unknown>;
}

/**
 * Erases a member from entries of a guild that do not parse, and that nobody can change otherwise: deletes those whose keys name
 * them, which are theirs, and puts nobody's id in the place of theirs in the others. Rejects with StorageError when the disk fails.
 */
export async function eraseUnreadable(backend: Backend, guildId: string, userId: string): Promise<void> {
  const theirs = new RegExp(`(?<!\\d)${userId}(?!\\d)`, 'g');
  for (const { namespace, beginning, format } of placesOf(guildId)) {
    const { store } = backend.open(namespace);
    for await (const keys of backend.keysHolding(namespace, userId, beginning))
      for (const key of keys) {
        const raw: unknown = await store.get(key);
        if (raw === undefined || (format !== undefined && isReadable(format, raw))) continue;
        const left = String(raw).replace(theirs, NOBODY);
        // What `search` looks for, `replace` has found all over.
        if (key.search(theirs) >= 0) await backend.commit([() => store.delete(key)]);
        else if (left !== raw) await backend.commit([() => store.set(key, left)]);
      }
  }
}

const placesOf = (guildId: string): Searched[] => [
  ...OWN_KINDS.map((kind) => ({ namespace: ownNamespace(kind, guildId), format: OWN_FORMATS[kind] })),
  ...SHARED_KINDS.map((kind) => ({
    namespace: kind,
    beginning: kind === 'guilds' ? guildId : `${guildId}:`,
    format: SHARED_FORMATS[kind],
  })),
  ...[...OWN_KINDS, ...SHARED_KINDS].map((kind) => ({ namespace: ASIDE, beginning: `${kind}:${guildId}:` })),
];

function isReadable(format: EntryFormat<unknown>, raw: unknown): boolean {
  try {
    return decodeEntry(format, JSON.parse(String(raw))).ok;
  } catch {
    return false;
  }
}
