/** Pieces that, repeated, made something search the rest of the text again and again, or could. */
const REPEATED = [
  '`', '``', '```', '````', '`a', '``a ', '```\\', '````<', '`a``b```c', '\\`', '[', ']', '](', '[]', '[a', '[a\\]', '[[a]', '[\\[', ']\u200b',
  '[](https:', '[](https://()', '[a](https://x)', '[a](tel:1)', '](https:', '](\u200b', '](\\', '\\', '\\\\a', '<', '<@', '<https://', '<:a:',
  'https://', 'https://_', 'http', '_', '_a', '*', '*a', '**a ', '*_a', '~', '|', '||a ', '*a\n\n', '_*a\n\n', '||*a\n\n', '*_~~a\n \n', '\n', '\n ', ' ',
  '> ', '>>> ', '> `\n', '# ', '- a\n', '1', '1.', '@', '@everyone', '\u0301', 'a\u0301', '\u200d', '\u200b', '\u202a', '\u2067', '\u2069', '\u202c',
  '\u2066\u202a', '\u202a\u2069', '🇦', '👍🏽', '👨‍👩‍👧‍👦', 'ﷺ', 'ㅤ', 'क्', '\u1100', 'שלום ',
]; // biome-ignore format: a table

/** Two halves: what the first opens, the second never closes, or closes all at once. */
const HALVES = [
  ['[', ']'], ['[', '](https://x)'], ['[a](', ')'], ['[](https://', '()'], ['`', 'a'], ['`a', '``'], ['` ``', ' a'], ['\u202a', '\u2069'], ['\u2067', '\u2069'],
  ['\u2067\u202a', '\u2069'], ['*a\n\n', '~~ '], ['*a\n\n', '* '], ['||', '*a\n\n'], ['\\', '*'], ['<@', '>'], ['_', 'https://_'], ['](', '\u200b'], [']', '('],
  ['a', '\u0301'], ['`', '*'], ['\n', ' '], [' ', '\n\n'],
] as const; // biome-ignore format: a table

const repeated = (piece: string, length: number): string =>
  [...piece.repeat(length)].slice(0, length).join('');

function growingRuns(character: string, length: number): string {
  let text = '';
  for (let run = 1; text.length < length; run++) text += `${character.repeat(run)}a`;
  return text.slice(0, length);
}

const shrinkingRuns = (character: string, length: number): string =>
  [...growingRuns(character, length)].reverse().join('');

/** Texts of this many code points that somebody could send to keep the bot busy, each with its name. */
export function hostileTexts(length: number): [name: string, text: string][] {
  return [
    ...REPEATED.map((piece): [string, string] => [piece, repeated(piece, length)]),
    ...HALVES.map(([first, second]): [string, string] => [
      `${first}…${second}`,
      repeated(first, length / 2) + repeated(second, length / 2),
    ]),
    ...['`', '*', '_', '|', '\\', '['].flatMap((character): [string, string][] => [
      [`growing runs of ${character}`, growingRuns(character, length)],
      [`shrinking runs of ${character}`, shrinkingRuns(character, length)],
    ]),
  ];
}
