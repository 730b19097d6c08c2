import { type CatalogueEntry, FITS, type Fit, type FoundEntry } from '../reviews/shows/catalogue-entry.ts';
import { areTwoShows, isSameShow } from '../reviews/shows/show-ids.ts';
import { parseTitle, titleKey } from '../reviews/shows/title.ts';
import type { SourceName } from './sources/source.ts';

/**
 * What the index found, and what the sources answered and the index did not find: they know titles that they do not tell. Of
 * several that read the same, from sources that do not know each other's ids, the first source's is left.
 * @param answers by source
 * @param order of the sources, as the operator has it
 */
export function unite(
  typed: string,
  found: readonly FoundEntry[],
  answers: readonly (readonly CatalogueEntry[])[],
  order: readonly SourceName[],
): FoundEntry[] {
  const all = [...found];
  for (const entry of answers.flat()) {
    if (!all.some((other) => isSameShow(entry, other.entry))) all.push({ entry, fit: fitOf(typed, entry) });
  }
  const united: FoundEntry[] = [];
  for (const one of FITS.flatMap((fit) => all.filter((each) => each.fit === fit))) {
    const place = united.findIndex(({ entry }) => isAlike(entry, one.entry));
    const alike = united[place];
    if (alike === undefined) united.push(one);
    else if (rankOf(one, order) < rankOf(alike, order)) united[place] = { ...one, fit: alike.fit };
  }
  return united;
}

function rankOf({ entry }: FoundEntry, order: readonly SourceName[]): number {
  const place = order.findIndex((name) => entry.ref.startsWith(`${name}:`));
  return place === -1 ? order.length : place;
}

/** How a text fits what a source found for it: that has a reason, which is not always in what it tells. */
export function fitOf(typed: string, { title, titles }: CatalogueEntry): Fit {
  const key = titleKey(parseTitle(typed).title);
  const keys = [title, ...titles].map(titleKey);
  if (keys.includes(key)) return 'exact';
  return keys.some((one) => one.startsWith(key)) ? 'begun' : 'near';
}

/** Whether both read the same in a list, and no id says that they are two. */
const isAlike = (one: CatalogueEntry, other: CatalogueEntry): boolean =>
  one.year === other.year &&
  isFilm(one) === isFilm(other) &&
  titleKey(one.title) === titleKey(other.title) &&
  !areTwoShows(one, other);

const isFilm = ({ kind }: CatalogueEntry): boolean => kind === 'film';
