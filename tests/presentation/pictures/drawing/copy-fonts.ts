/**
 * Copies the fonts that pictures are written in, and lists which characters each has:
 * `npm run fonts -- <folder with the @fontsource packages named below>`.
 */
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fontCharacters } from './font-characters.ts';

/**
 * The slices that are taken of each package, in the order in which a character's font is looked for: some, all that have a
 * number, or of these the ones that add a character.
 */
const TAKEN: readonly (readonly [font: string, slices: readonly string[] | 'numbered' | 'adding'])[] = [
  ['noto-sans', ['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext']],
  ['noto-sans-arabic', ['arabic']],
  ['noto-sans-hebrew', ['hebrew']],
  ['noto-sans-devanagari', ['devanagari']],
  ['noto-sans-thai', ['thai']],
  ['noto-sans-sc', 'numbered'],
  ['noto-sans-jp', 'numbered'],
  ['noto-sans-kr', 'numbered'],
  ['noto-sans-tc', 'adding'],
];
const STYLE = '-700-normal.woff2';
const FONTS = 'src/presentation/pictures/drawing/fonts';

/** "20-7e a0": the ranges of a sorted list, in hexadecimal. */
function rangesOf(characters: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const character of characters) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === character - 1) last[1] = character;
    else ranges.push([character, character]);
  }
  const hex = (character: number) => character.toString(16);
  return ranges.map(([from, to]) => (from === to ? hex(from) : `${hex(from)}-${hex(to)}`)).join(' ');
}

/** Of a font with many characters: "0", "1" and so on. */
const numberedSlices = (folder: string, font: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(STYLE))
    .map((file) => file.slice(font.length + 1, -STYLE.length))
    .filter((slice) => /^\d+$/.test(slice))
    .sort((a, b) => Number(a) - Number(b));

const [packages = 'node_modules/@fontsource'] = process.argv.slice(2);
for (const file of readdirSync(FONTS)) if (file !== 'README.md') rmSync(join(FONTS, file));
const known = new Set<number>();
const listed = TAKEN.flatMap(([font, slices]) => {
  copyFileSync(join(packages, font, 'LICENSE'), join(FONTS, `${font}.LICENSE`));
  const folder = join(packages, font, 'files');
  const names = typeof slices === 'string' ? numberedSlices(folder, font) : slices;
  return names.flatMap((slice) => {
    const name = `${font}-${slice}`;
    const file = join(folder, `${name}${STYLE}`);
    const characters = [...fontCharacters(readFileSync(file))].sort((a, b) => a - b);
    if (slices === 'adding' && characters.every((character) => known.has(character))) return [];
    copyFileSync(file, join(FONTS, `${name}.woff2`));
    for (const character of characters) known.add(character);
    return [[name, rangesOf(characters)]];
  });
});
writeFileSync(
  join(FONTS, 'characters.json'),
  `${JSON.stringify(Object.fromEntries(listed), undefined, 2)}\n`,
);
