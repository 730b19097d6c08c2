import type { Show } from './show.ts';
import { ID_SITES, type IdSite, type ShowRef } from './show-ids.ts';

/** The pages that a site has about shows. */
interface SitePages {
  /** Its hosts, "www." and "m." before them left out. */
  readonly hosts: readonly string[];
  /** Finds the id in the path and query of a page about a show, or about a part of one. */
  readonly path: RegExp;
  /** What an id looks like, and the page about its show. */
  readonly id: RegExp;
  readonly page: (id: string) => string;
}

const DIGITS = /^[1-9]\d{0,9}$/;

const SITES: Readonly<Record<IdSite, SitePages>> = {
  anilist: {
    hosts: ['anilist.co'],
    path: /^\/anime\/(\d+)(?=\/|$)/,
    id: DIGITS,
    page: (id) => `https://anilist.co/anime/${id}`,
  },
  mal: {
    hosts: ['myanimelist.net'],
    path: /^\/anime(?:\/|\.php\?(?:.*&)?id=)(\d+)(?=[/?&]|$)/,
    id: DIGITS,
    page: (id) => `https://myanimelist.net/anime/${id}`,
  },
  bangumi: {
    hosts: ['bgm.tv', 'bangumi.tv', 'chii.in'],
    path: /^\/subject\/(\d+)(?=\/|$)/,
    id: DIGITS,
    page: (id) => `https://bgm.tv/subject/${id}`,
  },
  imdb: {
    hosts: ['imdb.com'],
    path: /^(?:\/[a-z]{2}(?:-[a-z]{2,4})?)?\/title\/(tt\d+)(?=\/|$)/,
    id: /^tt\d{7,10}$/,
    page: (id) => `https://www.imdb.com/title/${id}/`,
  },
  tmdb: {
    hosts: ['themoviedb.org', 'tmdb.org'],
    path: /^\/((?:movie|tv)\/\d+)(?=[-/]|$)/,
    id: /^(?:movie|tv)\/[1-9]\d{0,9}$/,
    page: (id) => `https://www.themoviedb.org/${id}`,
  },
  tvmaze: {
    hosts: ['tvmaze.com', 'api.tvmaze.com'],
    path: /^\/shows\/(\d+)(?=\/|$)/,
    id: DIGITS,
    page: (id) => `https://www.tvmaze.com/shows/${id}`,
  },
  wikidata: {
    hosts: ['wikidata.org'],
    path: /^\/(?:wiki|entity)\/(q\d+)(?=\/|$)/,
    id: /^Q[1-9]\d{0,11}$/,
    page: (id) => `https://www.wikidata.org/wiki/${id}`,
  },
  letterboxd: {
    hosts: ['letterboxd.com'],
    // A member's page about a film has their name before it.
    path: /^(?:\/\w+)?\/film\/([a-z\d-]+)(?=\/|$)/,
    id: /^[a-z\d][a-z\d-]{0,199}$/,
    page: (id) => `https://letterboxd.com/film/${id}/`,
  },
  mydramalist: {
    hosts: ['mydramalist.com'],
    path: /^\/(\d+)(?=[-/]|$)/,
    id: DIGITS,
    page: (id) => `https://mydramalist.com/${id}`,
  },
};

/** Addresses are shorter: what is longer is a text. In UTF-16 units. */
const LONGEST_ADDRESS = 2048;
const ADDRESS = /^<?(?:https?:\/\/|\/\/)?((?:[a-z\d-]+\.)+[a-z]+\/[^\s<>]+)>?$/i;

/**
 * The show that a pasted address names: of any of `ID_SITES`, also a page about a part of the show, with or without "https://", with
 * a slug, a language or a query; in "<>" as people keep Discord from showing it. Undefined for any other text; so for the
 * short addresses that a site has to be asked about (boxd.it).
 */
export function readShowAddress(typed: string): ShowRef | undefined {
  const [, address = ''] = typed.length > LONGEST_ADDRESS ? [] : (ADDRESS.exec(typed.trim()) ?? []);
  if (address === '' || !URL.canParse(`https://${address}`)) return undefined;
  const { hostname, pathname, search } = new URL(`https://${address}`);
  const host = hostname.replace(/^(?:www|m|mobile)\./, '');
  const site = ID_SITES.find((one) => SITES[one].hosts.includes(host));
  if (site === undefined) return undefined;
  const path = `${pathname}${search}`.replaceAll(/\/{2,}/g, '/').toLowerCase();
  const [, found = ''] = SITES[site].path.exec(site === 'mal' ? path : (path.split('?')[0] ?? '')) ?? [];
  const id = idOf(site, found);
  return SITES[site].id.test(id) ? `${site}:${id}` : undefined;
}

/** An id as its site writes it, of one from an address in lower case. */
const idOf = (site: IdSite, found: string): string =>
  site === 'wikidata' ? found.toUpperCase() : found.replace(/^(\D*\/)?0+(?=\d)/, '$1');

/** The page about a show on a site; undefined for what is no id of the site, since ids come from others. */
export function refAddress(ref: ShowRef): string | undefined {
  const site = ID_SITES.find((one) => ref.startsWith(`${one}:`));
  if (site === undefined) return undefined;
  const id = ref.slice(site.length + 1);
  return SITES[site].id.test(id) ? SITES[site].page(id) : undefined;
}

/** The sites of online sources: what a show has from one of them, links to it. */
const ONLINE: readonly IdSite[] = ['tmdb', 'anilist', 'tvmaze'];
/** Then those that most people know, in languages that most read. */
const LINKED: readonly IdSite[] = [
  ...ONLINE,
  'imdb',
  'mal',
  'mydramalist',
  'letterboxd',
  'bangumi',
  'wikidata',
];

/** The page that a show links to: of the online source that it comes from, else of the best-known site that has it. */
export function showAddress({ ids = {}, listing }: Pick<Show, 'ids' | 'listing'>): string | undefined {
  const source = ONLINE.filter((site) => listing?.ref.startsWith(`${site}:`));
  for (const site of [...source, ...LINKED]) {
    const address = ids[site] === undefined ? undefined : refAddress(`${site}:${ids[site]}`);
    if (address !== undefined) return address;
  }
  return undefined;
}
