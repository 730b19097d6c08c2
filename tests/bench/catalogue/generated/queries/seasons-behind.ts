import { type Chance, pick } from '../chance.ts';
import type { Language } from '../languages/language.ts';

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V'];
const HAN = '〇一二三四五';
const ordinal = (season: number): string => `${season}${{ 1: 'st', 2: 'nd', 3: 'rd' }[season] ?? 'th'}`;

type Way = (title: string, season: number) => string;

const LATIN: readonly Way[] = [
  (title, season) => `${title} season ${season}`,
  (title, season) => `${title} s${season}`,
  (title, season) => `${title} ${ordinal(season)} season`,
  (title, season) => `${title} ${ROMAN[season]}`,
  (title, season) => `${title} ${season}`,
];
const NATIVE: Readonly<Partial<Record<Language['script'], readonly Way[]>>> = {
  Hangul: [
    (title, season) => `${title} 시즌 ${season}`,
    (title, season) => `${title} 시즌${season}`,
    (title, season) => `${title} ${season}기`,
  ],
  Kana: [
    (title, season) => `${title} 第${season}期`,
    (title, season) => `${title} 第${HAN[season]}期`,
    (title, season) => `${title} ${season}期`,
    (title, season) => `${title}シーズン${season}`,
  ],
  Han: [
    (title, season) => `${title} 第${HAN[season]}季`,
    (title, season) => `${title}第${season}季`,
    (title, season) => `${title}第${HAN[season]}季`,
  ],
  Cyrillic: [(title, season) => `${title} ${season} сезон`, (title, season) => `${title} сезон ${season}`],
};

/** A title with its season behind it, in one of the ways that people type where this script is written. */
export const withSeason = (next: Chance, script: Language['script'], title: string, season: number): string =>
  pick(next, NATIVE[script] ?? LATIN)(title, season);
