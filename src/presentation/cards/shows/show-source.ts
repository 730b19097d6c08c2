import { CATALOGUE_SOURCES, type CatalogueSource } from '../../../reviews/shows/catalogue-entry.ts';
import { refAddress } from '../../../reviews/shows/show-address.ts';
import type { ShowRef } from '../../../reviews/shows/show-ids.ts';

interface NamedSource {
  readonly name: string;
  /** Its own page, where what it says of a show has none. */
  readonly page?: string;
  /** What its terms ask to name where its data shows. */
  readonly license?: string;
}

const SOURCES: Readonly<Record<CatalogueSource, NamedSource>> = {
  bangumi: {
    name: 'bangumi-data',
    page: 'https://github.com/bangumi-data/bangumi-data',
    license: '[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)',
  },
  wikidata: { name: 'Wikidata' },
  tvmaze: { name: 'TVmaze', license: '[CC BY-SA 4.0](https://creativecommons.org/licenses/by-sa/4.0/)' },
  anilist: { name: 'AniList' },
  tmdb: { name: 'TMDB' },
};

/** Where what is known by a ref is from, with a link, as the source's terms ask; '' for the ref of no source. */
export function sourceOf(ref: ShowRef): string {
  const source = CATALOGUE_SOURCES.find((one) => ref.startsWith(`${one}:`));
  if (source === undefined) return '';
  const { name, page = refAddress(ref), license } = SOURCES[source];
  return [page === undefined ? name : `[${name}](${page})`, license]
    .filter((part) => part !== undefined)
    .join(' · ');
}
