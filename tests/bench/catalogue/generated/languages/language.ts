import type { Chance } from '../chance.ts';

/** A title as a catalogue has it, and how people type it in Latin letters. */
export interface GeneratedTitle {
  readonly text: string;
  readonly language: Language;
  /** All ways in which people write it in Latin letters, the most usual first; none where nobody knows its reading. */
  readonly romanised: readonly string[];
  /** The title that has its reading in kana, where it has kanji: catalogues have that only of some. */
  readonly reading?: string | undefined;
}

export interface Language {
  readonly name: string;
  readonly script: 'Latin' | 'Hangul' | 'Kana' | 'Han' | 'Cyrillic' | 'Greek' | 'Arabic' | 'Thai';
  /** An invented title. */
  title(next: Chance): GeneratedTitle;
  /** A season's title, in one of the ways of this language. */
  readonly seasons: readonly ((title: string, season: number) => string)[];
}
