import { type Show, titlesOf } from './show.ts';
import { type TitleAndYear, titleKey } from './title.ts';

export type ShowMatch =
  | { readonly kind: 'one'; readonly show: Show }
  /** The bot has to ask the member which of these they mean. Sorted by year, shows without one last. */
  | { readonly kind: 'several'; readonly shows: readonly Show[] }
  | { readonly kind: 'none' };

/**
 * Finds the show that a typed title means. Titles and aliases match when their keys are equal, never when they are only
 * similar. A typed year picks the show that has it. It also matches the title's only show when that has no year (the
 * caller may add the year); if no show fits the year, the result is `several`.
 */
export function matchShow(shows: Iterable<Show>, typed: TitleAndYear): ShowMatch {
  const key = titleKey(typed.title);
  return matchYear(
    Array.from(shows).filter((show) => titlesOf(show).some((title) => titleKey(title) === key)),
    typed.year,
  );
}

/** Like `matchShow`, among shows that all have the typed title. */
export function matchYear(shows: readonly Show[], year: number | undefined): ShowMatch {
  const named = shows.toSorted(
    (a, b) => (a.year ?? Infinity) - (b.year ?? Infinity) || a.addedAt - b.addedAt,
  );
  const ofThatYear = year === undefined ? named : named.filter((show) => show.year === year);
  const candidates = ofThatYear.length > 0 ? ofThatYear : named;
  const [first] = candidates;
  if (first === undefined) return { kind: 'none' };
  const contradicts = year !== undefined && first.year !== undefined && first.year !== year;
  return candidates.length === 1 && !contradicts
    ? { kind: 'one', show: first }
    : { kind: 'several', shows: candidates };
}
