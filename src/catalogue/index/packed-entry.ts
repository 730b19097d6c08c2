import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import { SHOW_KINDS } from '../../reviews/shows/show.ts';
import { ID_SITES, idsOf, type ShowIds, type ShowRef } from '../../reviews/shows/show-ids.ts';

/** The properties of an entry in the order in which they are packed; those that entries lack most often stand last. */
const ORDER = ['title', 'titles', 'year', 'kind', 'ids', 'adult', 'genres', 'episodes', 'poster'] as const;

/**
 * An entry without its ref, as JSON without what can be said by places: the names of properties, kinds and sites would be more than half
 * of the index. The order of those is a part of the file's version.
 */
export function packEntry({ ref, ids, kind, ...entry }: CatalogueEntry): string {
  const others = ID_SITES.flatMap((site, at) => {
    const id = ids[site];
    return id === undefined || `${site}:${id}` === ref ? [] : [at, id];
  });
  const packed: Record<string, unknown> = {
    ...entry,
    ...(kind !== undefined && { kind: SHOW_KINDS.indexOf(kind) + 1 }),
    ...(others.length > 0 && { ids: others }),
  };
  const values = ORDER.map((name) => packed[name] ?? 0);
  while (values.at(-1) === 0) values.pop();
  return JSON.stringify(values);
}

/** What differs from an entry. */
interface Packed {
  readonly kind?: number;
  /** Places of sites, each with the id behind it. */
  readonly ids?: readonly (number | string)[];
}

/** Reads what `packEntry` has packed of the entry with this ref. */
export function unpackEntry(ref: ShowRef, packed: string): CatalogueEntry {
  const values = JSON.parse(packed) as readonly unknown[];
  const { kind, ids, ...entry }: Packed = Object.fromEntries(
    ORDER.flatMap((name, at) => (values[at] ? [[name, values[at]]] : [])),
  );
  return {
    ref,
    ...entry,
    ...(kind !== undefined && { kind: SHOW_KINDS[kind - 1] }),
    ids: unpackIds(ref, ids ?? []),
  } as CatalogueEntry;
}

function unpackIds(ref: ShowRef, packed: readonly (number | string)[]): ShowIds {
  const ids: Record<string, string | undefined> = { ...idsOf(ref) };
  for (let at = 0; at < packed.length; at += 2)
    ids[ID_SITES[packed[at] as number] ?? ''] = String(packed[at + 1]);
  return ids;
}
