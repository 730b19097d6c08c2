import { type Show, titlesOf } from './show.ts';
import { type TitleAndYear, titleKey } from './title.ts';

export type ShowMatch =
  | { readonly kind: 'one'; readonly show: Show }
  /** The bot has to ask the member which one they mean. By year, shows without one last. */
  | { readonly kind: 'several'; readonly shows: readonly Show[] }
  | { readonly kind: 'none' };

/**
 * Which of the shows a typed title means. Titles and aliases match by their key; similar titles never do. A year decides when one
 * show has it. It also fits the only show of that title when that has no year (the caller may add it);
 * beside any other year the answer is `several`.
 */
export function matchShow(shows: Iterable<Show>, typed: TitleAndYear): ShowMatch {
  const key = titleKey(typed.title);
  const named = Array.from(shows)
    .filter((show) => titlesOf(show).some((title) => titleKey(title) === key))
    .sort((a, b) => (a.year ?? Infinity) - (b.year ?? Infinity) || a.addedAt - b.addedAt);
  const ofThatYear = typed.year === undefined ? named : named.filter((show) => show.year === typed.year);
  const candidates = ofThatYear.length > 0 ? ofThatYear : named;
  const [first] = candidates;
  if (first === undefined) return { kind: 'none' };
  const contradicts = typed.year !== undefined && first.year !== undefined && first.year !== typed.year;
  return candidates.length === 1 && !contradicts
    ? { kind: 'one', show: first }
    : { kind: 'several', shows: candidates };
}
