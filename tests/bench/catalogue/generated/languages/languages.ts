import { sums } from '../../../../communities/chance.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { japanese } from './japanese.ts';
import { korean } from './korean.ts';
import type { Language } from './language.ts';
import { french, german, polish, portuguese, spanish, turkish, vietnamese } from './latin.ts';
import { arabic, greek, thai } from './other-scripts.ts';
import { russian } from './russian.ts';

/** How many of 100 shows are of each language: what review servers talk about, more Asian than all that was ever filmed. */
const SHARES: readonly (readonly [Language, number])[] = [
  [english, 32],
  [japanese, 14],
  [korean, 11],
  [chinese, 10],
  [french, 6],
  [spanish, 6],
  [russian, 5],
  [german, 4],
  [portuguese, 3],
  [turkish, 2],
  [arabic, 2],
  [thai, 2],
  [polish, 1],
  [vietnamese, 1],
  [greek, 1],
];

export const LANGUAGES: readonly Language[] = SHARES.map(([language]) => language);

/** The running sums of their shares, to draw with. */
export const LANGUAGE_SHARES: readonly number[] = sums(SHARES.map(([, share]) => share));

export { english, japanese };
