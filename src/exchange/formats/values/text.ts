import { isBlank } from '../../../reviews/plain-text.ts';

/** A text with something to see in it; undefined for anything else. */
export const readText = (value: unknown): string | undefined =>
  typeof value === 'string' && !isBlank(value) ? value.trim() : undefined;

/**
 * A text in which what a site covers as a spoiler is covered as Discord does: "[spoiler]He did it[/spoiler]" is "||He did it||".
 * @param covered finds what is covered, globally, with what is inside as its first group; where the site's mark is not closed, up
 * to the end
 */
export const withCovers = (text: string, covered: RegExp): string =>
  text.replace(covered, (_all, inside: string) =>
    isBlank(inside) ? '' : `||${inside.trim().replaceAll('||', '| |')}||`,
  );
