import { createHash } from 'node:crypto';

/** The site's files, relative to its root, with "/" between folders. */
export const STYLE = 'style.css';
export const SEARCH = 'search.js';
export const SEARCHED_SHOWS = 'shows.js';

/** @param page from 1 */
export const homePath = (page = 1): string => (page === 1 ? 'index.html' : `page-${page}.html`);

/**
 * A show's page stays where it is when the show is renamed. Ids come from imports too, so that not each is the name of a file on each
 * system: this is one whatever it is made of.
 * @param page from 1
 */
export function showPath(showId: string, page = 1): string {
  const name = createHash('sha256').update(showId).digest('hex').slice(0, 16);
  return `shows/${page === 1 ? name : `${name}-${page}`}.html`;
}

/** The way from a page to another file of the site. */
export function linkFrom(path: string, to: string): string {
  return '../'.repeat(path.split('/').length - 1) + to;
}

/** The address of a page on the web; the first one's is that of the site. */
export const addressOf = (base: string, path: string): string =>
  new URL(path === homePath() ? '' : path, base).href;
