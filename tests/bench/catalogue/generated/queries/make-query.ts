import { type Chance, pick, whole } from '../chance.ts';
import type { GeneratedTitle } from '../languages/language.ts';
import { hiragana, letters, literalLetters, withoutAccents } from '../letters.ts';
import type { GeneratedShow } from '../shows.ts';
import { initialsOf, withoutArticle, withoutUmlauts } from '../spellings.ts';
import type { QueryDraft, QueryKind, Relation } from './query.ts';
import { withSeason } from './seasons-behind.ts';
import { withTypingError } from './typing-errors.ts';

/** Titles with fewer letters have no recognisable typing errors. */
const FEWEST_FOR_ERRORS = 4;

const DENSE = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]+$/u;

/** Has letters with accents, or others that a plain keyboard lacks. */
const ACCENTED = /[\p{Script=Latin}\p{Script=Greek}]\p{M}|[ßøæœłđðþı]/iu;

const spells = (typed: string): Relation => ({ how: 'spells', letters: letters(typed) });
const begins = (typed: string): Relation => ({ how: 'begins', letters: letters(typed) });

/** What begins with a text. Whoever types katakana means it; hiragana may yet become either. */
const beginnings = (typed: string): readonly (readonly Relation[])[] => {
  const literal = literalLetters(typed);
  const isKatakana = literal !== letters(typed);
  return [
    [spells(typed)],
    ...(isKatakana ? [[{ how: 'begins', letters: literal } as const]] : []),
    [begins(typed)],
  ];
};

/** Most people type small letters. */
const asTyped = (next: Chance, text: string): string => (next() < 0.8 ? text.toLowerCase() : text);

/** What somebody types who means a title of a show; undefined when that title can't be typed so. */
type Maker = (
  next: Chance,
  title: GeneratedTitle,
  show: GeneratedShow,
) => Omit<QueryDraft, 'kind'> | undefined;

const MAKERS: Readonly<Record<QueryKind, Maker>> = {
  'typing error'(next, { text }) {
    if (letters(text).length < FEWEST_FOR_ERRORS) return undefined;
    const typed = withTypingError(next, next() < 0.5 ? withoutAccents(text) : text.toLowerCase());
    const levels = [[spells(typed)], [begins(typed)], [{ how: 'nears', letters: letters(typed) }]] as const;
    return { typed, levels };
  },

  // The best known of all that begin so or have these initials: "got" is "Game of Thrones", unless "Gotham" is better known.
  abbreviation(next, title, { season }) {
    const ways = initialsOf(title);
    if (season !== undefined || ways.length === 0) return undefined;
    const typed = pick(next, ways);
    return { typed, levels: [[spells(typed)], [{ how: 'abbreviates', letters: typed }, begins(typed)]] };
  },

  romanised(next, { romanised }) {
    if (romanised.length === 0) return undefined;
    const typed = asTyped(next, next() < 0.5 ? (romanised[0] ?? '') : pick(next, romanised));
    return { typed, levels: [[spells(typed)]] };
  },

  'one or two characters'(next, { text }) {
    if (!DENSE.test(text)) return undefined;
    const beginning = text.slice(0, 1 + whole(next, 2));
    const typed = next() < 0.3 ? hiragana(beginning) : beginning;
    return { typed, levels: beginnings(typed) };
  },

  'year behind'(next, { text }, { entry: { year } }) {
    if (year === undefined) return undefined;
    const title = asTyped(next, text);
    const typed = next() < 0.6 ? `${title} ${year}` : `${title} (${year})`;
    return { typed, levels: [[spells(typed)], [{ ...spells(text), year } as Relation]] };
  },

  // A catalogue may have the season as a show of its own; where it has not, the whole show is right.
  'season behind'(next, { text, language }, { season, entry }) {
    if (entry.kind === 'film') return undefined;
    const number = season?.number ?? 2 + whole(next, 2);
    const base = season === undefined ? text : pick(next, season.of).text;
    const typed = asTyped(next, withSeason(next, language.script, base, number));
    const levels = [[spells(typed)], [{ ...spells(base), season: number } as Relation], [spells(base)]];
    return { typed, levels };
  },

  'without its article'(next, title) {
    const rest = withoutArticle(title);
    if (rest === title.text) return undefined;
    return { typed: asTyped(next, rest), levels: [[spells(rest)]] };
  },

  'without accents'(next, { text, language }) {
    if (!ACCENTED.test(text.normalize('NFD'))) return undefined;
    const plain = language.name === 'German' && next() < 0.3 ? withoutUmlauts(text) : withoutAccents(text);
    return { typed: plain, levels: [[spells(plain)]] };
  },

  'other language'(next, { text }, { entry }) {
    if (text === entry.title) return undefined;
    return { typed: asTyped(next, text), levels: [[spells(text)]] };
  },

  // Three characters and more, more often few: what stands in the option while somebody types.
  beginning(next, { text }) {
    const characters = [...text];
    if (characters.length < 5) return undefined;
    const length = 3 + Math.floor((characters.length - 3) * next() ** 1.5);
    const typed = asTyped(next, characters.slice(0, length).join('').trim());
    if (typed.length < 3) return undefined;
    return { typed, levels: beginnings(typed) };
  },
};

/** What somebody types who means a show, by any of its titles; undefined when none of them can be typed so. */
export function makeQuery(next: Chance, kind: QueryKind, show: GeneratedShow): QueryDraft | undefined {
  const first = whole(next, show.titles.length);
  for (const [at] of show.titles.entries()) {
    const title = show.titles[(first + at) % show.titles.length] as GeneratedTitle;
    const made = MAKERS[kind](next, title, show);
    if (made !== undefined && letters(made.typed) !== '') return { kind, ...made };
  }
  return undefined;
}
