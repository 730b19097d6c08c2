import { type Show, titlesOf } from '../../../reviews/shows/show.ts';
import type { Translate } from '../../texts/texts.ts';
import { columnsOf } from '../columns.ts';
import { nameWithin, plainNameWithin } from '../names.ts';
import { sourceOf } from './show-source.ts';

/** How much small text fits into a line beside a poster, in columns. */
const SMALL_BESIDE_POSTER = 27;
/** More titles than these help nobody know the show. */
const TITLES_TOLD = 2;

/** Its kind, episodes and genres, other titles, and where that is from. */
export function aboutShow(show: Show, t: Translate): string {
  const { kind, listing } = show;
  const { episodes = 0, genres = [] } = listing ?? {};
  const made = [
    ...(kind === undefined ? [] : [t(`kind.${kind}`)]),
    // A film has one.
    ...(episodes > 1 ? [t('about.episodes', { count: episodes })] : []),
  ];
  const titles = titlesOf(show).slice(1, 1 + TITLES_TOLD);
  const lines = [
    made.join(' · '),
    fitting(genres),
    ...titles.map((title) => nameWithin(title, SMALL_BESIDE_POSTER)),
    listing === undefined ? '' : sourceOf(listing.ref),
  ];
  return lines.flatMap((line) => (line === '' ? [] : `-# ${line}`)).join('\n');
}

/** The first genres, as many as fit into a line. */
function fitting(genres: readonly string[]): string {
  let count = genres.length;
  const width = (some: readonly string[]) =>
    columnsOf(some.map((genre) => plainNameWithin(genre, SMALL_BESIDE_POSTER)).join(' · '));
  while (count > 1 && width(genres.slice(0, count)) > SMALL_BESIDE_POSTER) count -= 1;
  const told = genres.slice(0, count).map((genre) => nameWithin(genre, SMALL_BESIDE_POSTER));
  return told.join(' · ');
}
