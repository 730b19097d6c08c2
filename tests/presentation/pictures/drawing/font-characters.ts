import { brotliDecompressSync } from 'node:zlib';

// WOFF File Format 2.0 (https://www.w3.org/TR/WOFF2/), "Table directory format": where the directory begins, the numbers of
// the tables that are looked for, and the number that stands for one with its name written out.
const DIRECTORY = 48;
const CMAP = 0;
const TRANSFORMED_UNLESS_3 = [10, 11];
const NAMED = 63;

/** The code points that a font (WOFF2) has glyphs for. */
export function fontCharacters(font: Buffer): Set<number> {
  let offset = DIRECTORY;
  const number = (): number => {
    for (let value = 0; ; ) {
      const byte = font.readUInt8(offset++);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let start = 0;
  let cmap: { start: number; end: number } | undefined;
  for (let table = 0; table < font.readUInt16BE(12); table += 1) {
    const flags = font.readUInt8(offset++);
    const kind = flags & 63;
    if (kind === NAMED) offset += 4;
    const original = number();
    const version = flags >> 6;
    const isTransformed = TRANSFORMED_UNLESS_3.includes(kind) ? version !== 3 : version !== 0;
    const length = isTransformed ? number() : original;
    if (kind === CMAP) cmap = { start, end: start + length };
    start += length;
  }
  if (cmap === undefined) throw new Error('The font has no table of characters');
  const tables = brotliDecompressSync(font.subarray(offset, offset + font.readUInt32BE(20)));
  return charactersOf(tables.subarray(cmap.start, cmap.end));
}

// OpenType, "cmap — Character to Glyph Index Mapping Table", formats 4 and 12, which together hold every character.
function charactersOf(cmap: Buffer): Set<number> {
  const found = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * index));
    const format = table.readUInt16BE(0);
    if (format === 4) addSegments(table, found);
    if (format === 12) addGroups(table, found);
  }
  return found;
}

function addSegments(table: Buffer, found: Set<number>): void {
  const length = table.readUInt16BE(6);
  const field = (which: number, at: number) => 14 + which * length + at + (which > 0 ? 2 : 0);
  for (let at = 0; at < length; at += 2) {
    const last = table.readUInt16BE(field(0, at));
    const first = table.readUInt16BE(field(1, at));
    const delta = table.readUInt16BE(field(2, at));
    const range = table.readUInt16BE(field(3, at));
    for (let character = first; character <= last && character < 0xffff; character += 1) {
      const listed =
        range === 0 ? character : table.readUInt16BE(field(3, at) + range + 2 * (character - first));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) found.add(character);
    }
  }
}

function addGroups(table: Buffer, found: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group += 1) {
    const [first, last, glyph] = [0, 4, 8].map((at) => table.readUInt32BE(16 + 12 * group + at)) as Group;
    for (let character = first; character <= last; character += 1)
      if (glyph + character - first !== 0) found.add(character);
  }
}

type Group = [first: number, last: number, glyph: number];
