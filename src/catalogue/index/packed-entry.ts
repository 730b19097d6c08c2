import type { CatalogueEntry } from '../../reviews/shows/catalogue-entry.ts';
import { ID_SITES, type ShowIds } from '../../reviews/shows/show-ids.ts';

type Unpacked = Omit<CatalogueEntry, 'ref'>;
/** The properties of an entry in the order in which they are packed; those that entries lack most often stand last. */
const ORDER = ['title', 'titles', 'ids', 'year', 'kind', 'adult', 'genres', 'episodes', 'poster'] as const;

/** An entry without its ref as JSON without the names of its properties, which would be half of it. */
export function packEntry({ ids, ...entry }: CatalogueEntry): string {
  const packed: Record<string, unknown> = {
    ...entry,
    ids: ID_SITES.flatMap((site, at) => (ids[site] === undefined ? [] : [at, ids[site]])),
  };
  const values = ORDER.map((name) => packed[name] ?? 0);
  while (values.at(-1) === 0) values.pop();
  return JSON.stringify(values);
}

/** Reads what `packEntry` has packed. */
export function unpackEntry(packed: string): Unpacked {
  const values = JSON.parse(packed) as readonly unknown[];
  const entry = Object.fromEntries(ORDER.flatMap((name, at) => (values[at] ? [[name, values[at]]] : [])));
  return {
    ...entry,
    ids: unpackIds(values[ORDER.indexOf('ids')] as readonly (number | string)[]),
  } as Unpacked;
}

function unpackIds(packed: readonly (number | string)[]): ShowIds {
  const ids: Record<string, string> = {};
  for (let at = 0; at < packed.length; at += 2)
    ids[ID_SITES[packed[at] as number] ?? ''] = String(packed[at + 1]);
  return ids;
}
