import fc from 'fast-check';

const PIECES = [
  '*', '**', '***', '_', '__', '~~', '||', '`', '``', '```', '\\', '\n', '\n\n', ' ', '> ', '>>> ', '# ', '-# ', '- ', '1. ',
  '[', ']', '](', ')', '(', 'https://a_b.example/c_d', '[x](https://y.example)', '<@1>', '<#2>', '<:e_e:3>', '<t:4:R>', '@everyone',
  '\u202e', '\u2067', '\u202c', '\u2069', '\u200b', '\u0301', 'a', 'word', 'شكرا', 'ドラマ', '👍🏽', '👨‍👩‍👧‍👦',
]; // biome-ignore format: a table

/** Text that nobody should type: Markdown, emoji, directions and links in any order, up to `limit` code points. */
export function wildText(limit: number): fc.Arbitrary<string> {
  return fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
        fc.string({ unit: 'grapheme', maxLength: 6 }),
      ),
      {
        maxLength: limit,
        size: 'max',
      },
    )
    .map((pieces) => Array.from(pieces.join('')).slice(0, limit).join(''));
}

/** One piece repeated up to the limit: what grows most when it is made harmless. */
export function repeatedText(limit: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
    .map((pieces) => Array.from(pieces.join('').repeat(limit)).slice(0, limit).join(''));
}

/** What must reach the reader: the text without white space, marks and brackets, which may be closed or separated. */
export function substance(text: string): string {
  return text.replace(/[\s\u200b\u202a-\u202e\u2066-\u2069*_~|`\\>[\]()（]/gu, '');
}
