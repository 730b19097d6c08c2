import { fileURLToPath } from 'node:url';
import { GlobalFonts } from '@napi-rs/canvas';
import characters from './fonts/characters.json' with { type: 'json' };

/** A part of a font, in a file of its own. */
interface Slice {
  readonly name: string;
  /** The first and last code point of each range that it has, ascending. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/**
 * The fonts that have tens of thousands of characters: Chinese, which has the traditional ones too, Japanese, Korean, and
 * what only the font for traditional Chinese has.
 */
const EAST_ASIAN = ['sc', 'jp', 'kr', 'tc'] as const;
type EastAsian = (typeof EAST_ASIAN)[number];
/** In which order they are asked for a character. */
export type FontOrder = readonly EastAsian[];

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;

/**
 * The East Asian fonts, the one first in which a text looks as its readers know it: they write many characters that they
 * share in shapes of their own.
 */
export function fontOrderFor(text: string): FontOrder {
  if (KANA.test(text)) return ['jp', 'sc', 'kr', 'tc'];
  if (HANGUL.test(text)) return ['kr', 'sc', 'jp', 'tc'];
  return EAST_ASIAN;
}

/**
 * The font of a text, as CSS writes it; reads the slices that the text needs, unless that was done before. Throws when one
 * can't be read.
 * @param size on the grid
 */
export function fontFor(text: string, size: number, order: FontOrder): string {
  const needed = new Set(Array.from(text, (character) => sliceWith(character, order)));
  const names = [...needed].flatMap((slice) => slice?.name ?? []);
  for (const name of names) read(name);
  return `700 ${size}px ${names.map((name) => `"${name}"`).join(', ') || 'sans-serif'}`;
}

/** Whether any font has this character. */
export const hasGlyph = (character: string): boolean => sliceWith(character, EAST_ASIAN) !== undefined;

/** The library lists all its fonts to say whether it has one, which takes longer than to measure a line. */
const known = new Set<string>();

function read(name: string): void {
  if (known.has(name)) return;
  if (!GlobalFonts.has(name)) register(name);
  known.add(name);
}

function register(name: string): void {
  const path = fileURLToPath(new URL(`./fonts/${name}.woff2`, import.meta.url));
  if (GlobalFonts.registerFromPath(path, name) === null) throw new Error(`The font ${name} can't be read`);
}

const remembered = new Map<string, Slice | undefined>();

function sliceWith(character: string, order: FontOrder): Slice | undefined {
  const asked = character + order.join();
  if (!remembered.has(asked)) remembered.set(asked, findSlice(character, order));
  return remembered.get(asked);
}

function findSlice(character: string, order: FontOrder): Slice | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  const { alphabets, eastAsian } = slices();
  for (const group of [alphabets, ...order.map((font) => eastAsian[font])])
    for (const slice of group) if (contains(slice, codePoint)) return slice;
  return undefined;
}

function contains({ ranges }: Slice, codePoint: number): boolean {
  let [from, to] = [0, ranges.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const [first = 0, last = 0] = ranges[middle] ?? [];
    if (codePoint < first) to = middle;
    else if (codePoint > last) from = middle + 1;
    else return true;
  }
  return false;
}

interface Slices {
  readonly alphabets: readonly Slice[];
  readonly eastAsian: Readonly<Record<EastAsian, readonly Slice[]>>;
}

let parsed: Slices | undefined;

const slices = (): Slices => (parsed ??= parseSlices());

function parseSlices(): Slices {
  const all = Object.entries(characters).map(
    ([name, ranges]): Slice => ({
      name,
      ranges: ranges.split(' ').map((range) => {
        const [first = '', last = first] = range.split('-');
        return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
      }),
    }),
  );
  const of = (font: EastAsian) => all.filter(({ name }) => name.startsWith(`noto-sans-${font}-`));
  const eastAsian = { sc: of('sc'), jp: of('jp'), kr: of('kr'), tc: of('tc') };
  const others = new Set(Object.values(eastAsian).flat());
  return { alphabets: all.filter((slice) => !others.has(slice)), eastAsian };
}
