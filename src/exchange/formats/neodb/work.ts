import type { ShowKind } from '../../../reviews/shows/show.ts';
import { readShowAddress } from '../../../reviews/shows/show-address.ts';
import { idsOf, type ShowIds, siteOf } from '../../../reviews/shows/show-ids.ts';
import type { SkipReason } from '../../imported-review.ts';
import { entryOf } from '../../parsing/entry-of.ts';
import { withCovers } from '../values/text.ts';

const KINDS: Readonly<Record<string, ShowKind>> = { movie: 'film', tv: 'series' };
const OTHERS: Readonly<Record<string, SkipReason>> = { book: 'book', game: 'game', podcast: 'podcast' };
const COVERED = />!(.*?)(?:!<|$)/gs;

/** The kind of a work, unknown where its file doesn't say its category; or why works of its category are left out. */
export type WorkKind = { readonly kind: ShowKind | undefined } | { readonly reason: SkipReason };

/** What NeoDB's category of a work means here. */
export function kindOf(category: string | undefined, takesBooks: boolean): WorkKind {
  if (category === undefined || (category === 'book' && takesBooks)) return { kind: undefined };
  const kind = entryOf(KINDS, category);
  return kind === undefined ? { reason: entryOf(OTHERS, category) ?? 'unknown-type' } : { kind };
}

/** NeoDB's Markdown, which covers spoilers in its own way. */
export const covered = (text: string): string => withCovers(text, COVERED);

/**
 * The ids that the links of a work have. NeoDB has each season for itself: IMDb's id of one is that of its first episode, and
 * TMDB's address of a season has the id of the whole show, which here belongs to the first season alone.
 * @param season its number; undefined for a film, and for a show as a whole
 */
export function idsIn(links: readonly string[], season: number | undefined): ShowIds {
  const refs = links.flatMap((link) => readShowAddress(link) ?? []);
  const isTaken = (site: string) =>
    season === undefined || (site !== 'imdb' && (site !== 'tmdb' || season === 1));
  return Object.assign({}, ...refs.filter((ref) => isTaken(siteOf(ref))).map(idsOf));
}
