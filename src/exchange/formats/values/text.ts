import { isBlank } from '../../../reviews/plain-text.ts';
import { isYear } from '../../../reviews/shows/title.ts';

/** A text with something to see in it; undefined for anything else. */
export const readText = (value: unknown): string | undefined =>
  typeof value === 'string' && !isBlank(value) ? value.trim() : undefined;

/** A year, or the first of several: "2013–2023". Undefined for what can be no show's year, such as 0. */
export function readYear(value: unknown): number | undefined {
  const [digits] = /^\d{4}(?!\d)/.exec(String(value ?? '').trim()) ?? [];
  return digits !== undefined && isYear(Number(digits)) ? Number(digits) : undefined;
}

/**
 * A text in which what a site covers as a spoiler is covered as Discord does: "[spoiler]He did it[/spoiler]" is "||He did it||".
 * @param covered finds what is covered, globally, with what is inside as its first group; where the site's mark is not closed, up
 * to the end
 */
export const withCovers = (text: string, covered: RegExp): string =>
  text.replace(covered, (_all, inside: string) =>
    isBlank(inside) ? '' : `||${inside.trim().replaceAll('||', '| |')}||`,
  );
