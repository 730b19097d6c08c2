import type { Chance } from '../chance.ts';
import { textFor } from '../random-texts.ts';

/** What JSON can hold where something else is meant. */
const ODD: readonly unknown[] = [
  null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, '', ' ', '0', 'null', 'NaN', '-1', '1e9', '٣', '\u0000', '\ud800', '\u202e',
  '__proto__', 'constructor', 'toString', [], [[]], {}, { id: 1 }, [null], ['x'], '9'.repeat(30), '@everyone', '||', '```',
]; // biome-ignore format: a table

/** Pieces that readers of texts stumble over when they come again and again. */
const PUMPED = [
  ' ', '\n', '#', '*', '_', '~', '|', '`', '>', '[', '](', '(', ')', '<', '\\', '-', '.', ':-)', '★ ', '8/10 ', 'a', '🙂', '\u0301',
  '[a](b', '<@1', '**_', '||`', '> ', '1. ', 'still ', 'not ', 'Score: ', '"', "'", ',', ';', '\u200b', '\u202e', '다', 'ß', 'İ', '&#', '<b>', '{"a":', '0',
]; // biome-ignore format: a table

/** The longest texts that Discord lets through are 4000 to 6000 code points. Some are longer here. */
const LENGTHS = [20, 100, 101, 151, 2000, 4000, 4001, 6000, 6001, 20_000];

/** A JSON value that is of no use where it stands. */
export const oddValue = (chance: Chance): unknown =>
  chance.happens(0.5) ? chance.pick(ODD) : oddText(chance, chance.pick(LENGTHS));

/** A text that is hard to read, up to a length in UTF-16 units. */
export function oddText(chance: Chance, length: number): string {
  if (chance.happens(0.3)) return textFor(chance, { most: Math.min(length, 6000), multiline: true });
  const words = Array.from({ length: 1 + chance.upTo(2) }, () => chance.pick(PUMPED)).join('');
  const around = chance.pick(['', 'a', '8/10\n', '\u0000', ' ', '\n\n7']);
  return (around + words.repeat(Math.ceil(length / words.length)).slice(0, length) + around).slice(0, length);
}

/** An interaction's data, damaged. What Discord itself adds about ids is whole, or missing. */
export function damagedData(chance: Chance, data: object, share: number): object {
  const { resolved, ...sent } = data as { readonly resolved?: object };
  const isThere = resolved !== undefined && !chance.happens(0.3);
  return { ...(damaged(chance, sent, share) as object), ...(isThere && { resolved }) };
}

/** A copy in which some of what lies within is gone, something else, or there twice. */
function damaged(chance: Chance, value: unknown, share: number): unknown {
  if (chance.happens(share)) return oddValue(chance);
  if (Array.isArray(value)) {
    const list = value.flatMap((one) => {
      if (chance.happens(share / 2)) return [];
      const left = damaged(chance, one, share);
      return chance.happens(share / 2) ? [left, left] : [left];
    });
    return list;
  }
  if (typeof value !== 'object' || value === null) return value;
  const left = Object.entries(value).flatMap(([key, inner]) => {
    if (chance.happens(share / 3)) return [];
    const name = chance.happens(share / 10) ? String(oddText(chance, 10)) : key;
    return [[name, damaged(chance, inner, share)] as const];
  });
  return Object.fromEntries(chance.happens(share / 3) ? [...left, ['extra', oddValue(chance)]] : left);
}
