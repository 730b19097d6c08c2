import { stream } from '../../../../communities/chance.ts';
import { type Chance, pick, wordsIn } from '../chance.ts';

/** So many names has a language: with few words that all know, and many that stand in one title or two, as in real catalogues. */
const NAMES = 40_000;

/**
 * Names from the syllables of a language: two or three. The first names are drawn more often than the last.
 * @param language a number of its own, from which its names follow
 */
export function inventedNames(language: number, beginnings: string, ends: string): (next: Chance) => string {
  const [first, last] = [wordsIn(beginnings), wordsIn(ends)];
  return (next) => {
    const number = Math.floor(NAMES * next() ** 2);
    const own = stream(language, number);
    const middle = own() < 0.45 ? pick(own, first) : '';
    const name = `${pick(own, first)}${middle}${pick(own, last)}`;
    return name.charAt(0).toUpperCase() + name.slice(1);
  };
}
