import { titlesOf } from '../../reviews/shows/show.ts';
import { formatTitle } from '../../reviews/shows/title.ts';
import { inTurns } from '../../storage/turn.ts';
import type { SiteOptions } from '../site-options.ts';
import type { PublicShow } from '../site-source.ts';
import { countOf, ratingOf } from './show-numbers.ts';
import { showPath } from './site-paths.ts';

/**
 * What the search looks through, as a script: a page that was opened as a file may not fetch one. Each show with its path, its title,
 * its numbers and its other titles, the best first. Made in turns of the event loop.
 */
export async function searchedShows(shows: readonly PublicShow[], { t }: SiteOptions): Promise<string> {
  const rows: string[] = [];
  for await (const shown of inTurns(shows)) {
    const { show } = shown;
    const numbers = [ratingOf(shown, t), countOf(shown, t)].filter((part) => part !== undefined).join(' · ');
    rows.push(JSON.stringify([showPath(show.id), formatTitle(show), numbers, ...titlesOf(show).slice(1)]));
  }
  return `globalThis.searchedShows = [\n${rows.join(',\n')}\n];\n`;
}
