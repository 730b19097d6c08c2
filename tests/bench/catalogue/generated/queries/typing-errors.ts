import { type Chance, pick, whole } from '../chance.ts';

/** The keys beside each on the usual keyboard. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  ...{ q: 'wa', w: 'qes', e: 'wrd', r: 'etf', t: 'ryg', y: 'tuh', u: 'yij', i: 'uok', o: 'ipl', p: 'o' },
  ...{ a: 'qsz', s: 'awdx', d: 'sefc', f: 'drgv', g: 'fthb', h: 'gyjn', j: 'hukm', k: 'jil', l: 'ko' },
  ...{ z: 'ax', x: 'zsc', c: 'xdv', v: 'cfb', b: 'vgn', n: 'bhm', m: 'nj' },
};
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Latin}/u, 'etaoinshrdlu'],
  [/\p{Script=Cyrillic}/u, 'оеаинтсрвлк'],
  [/\p{Script=Greek}/u, 'αοιετσνηυρπκ'],
  [/\p{Script=Hiragana}/u, 'いうかきくしたとなのまりるん'],
  [/\p{Script=Katakana}/u, 'アイウカキクシタトナマリルン'],
  [/\p{Script=Han}/u, '心人月花天明国中大小生水'],
  [/\p{Script=Arabic}/u, 'اليمنرتبسد'],
  [/\p{Script=Thai}/u, 'กนรมอวยสด'],
  [/\p{N}/u, '0123456789'],
];

/** Another letter than this one, as it comes from a slip. */
function slip(next: Chance, letter: string): string {
  const beside = NEIGHBOURS[letter];
  if (beside !== undefined && next() < 0.7) return pick(next, [...beside]);
  if (/\p{Script=Hangul}/u.test(letter)) return hangulSlip(next, letter);
  const [, others = ''] = OTHERS.find(([script]) => script.test(letter)) ?? [];
  return (
    pick(
      next,
      [...others].filter((other) => other !== letter),
    ) ?? letter
  );
}

/** One key of a syllable is another, or its last one is missing. */
function hangulSlip(next: Chance, syllable: string): string {
  const number = (syllable.codePointAt(0) ?? 0) - 0xac00;
  const [onset, vowel, coda] = [Math.floor(number / 588), Math.floor((number % 588) / 28), number % 28];
  const other = (count: number, one: number) => (one + 1 + whole(next, count - 1)) % count;
  const changed = [
    other(19, onset) * 588 + vowel * 28 + coda,
    onset * 588 + other(21, vowel) * 28 + coda,
    onset * 588 + vowel * 28 + (coda === 0 ? 4 : 0),
  ];
  return String.fromCodePoint(0xac00 + pick(next, changed));
}

/**
 * A text with one typing error at any of its letters, the first too: another letter in place of it, one missing, one too many, two
 * that changed places.
 */
export function withTypingError(next: Chance, text: string): string {
  const characters = [...text];
  const places = characters.flatMap((character, at) => (/[\p{L}\p{N}]/u.test(character) ? [at] : []));
  const at = pick(next, places);
  const letter = characters[at] ?? '';
  const behind = characters[at + 1];
  switch (whole(next, 4)) {
    case 0:
      return characters.with(at, slip(next, letter)).join('');
    case 1:
      return characters.toSpliced(at, 1).join('');
    case 2:
      return characters
        .toSpliced(at + whole(next, 2), 0, next() < 0.4 ? letter : slip(next, letter))
        .join('');
    default:
      if (behind === undefined || behind === letter || !/[\p{L}\p{N}]/u.test(behind))
        return characters.with(at, slip(next, letter)).join('');
      return characters
        .with(at, behind)
        .with(at + 1, letter)
        .join('');
  }
}
