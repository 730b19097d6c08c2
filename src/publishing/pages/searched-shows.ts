import { titlesOf } from '../../reviews/shows/show.ts';
import { formatTitle } from '../../reviews/shows/title.ts';
import type { SiteOptions } from '../site-options.ts';
import type { PublicShow } from '../site-source.ts';
import { numbersOf, ratingOf } from './show-numbers.ts';
import { showPath } from './site-paths.ts';

/**
 * What the search looks through, as a script: a page that was opened as a file may not fetch one. Each show with its path, its title,
 * its numbers and its other titles, the best first.
 */
export function searchedShows(shows: readonly PublicShow[], { t }: SiteOptions): string {
  const rows = shows.map((shown) => {
    const { show } = shown;
    const [count = ''] = shown.keys.length > 1 ? numbersOf(shown, t).slice(1) : numbersOf(shown, t);
    return [
      showPath(show.id),
      formatTitle(show),
      [ratingOf(shown, t), count].filter((part) => part !== undefined).join(' · '),
      ...titlesOf(show).slice(1),
    ];
  });
  return `globalThis.searchedShows = [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n];\n`;
}
