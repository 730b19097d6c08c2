import { withoutUmlauts } from './alphabets.ts';
import { initialsOf } from './initials.ts';
import { romanised } from './romanised.ts';
import { seasonKey, splitSeason } from './seasons.ts';
import { lettersOf, titleForm, withoutAnd } from './title-form.ts';

/** By what a show is found, of all its titles. None of a list twice, or in the one behind it. */
export interface ShowForms {
  /** As `titleForm`. */
  readonly titles: readonly string[];
  /** The same of other scripts in Latin letters. */
  readonly romanised: readonly string[];
  /** As `initialsOf`. */
  readonly usualInitials: readonly string[];
  readonly rareInitials: readonly string[];
  /** As `seasonKey`. */
  readonly seasons: readonly string[];
}

/** All forms by which people find a show with these titles. */
export function formsOf(all: readonly string[]): ShowForms {
  const spelt = all.flatMap((title) => [title, ...withoutUmlauts(title), ...withX(title)]).map(titleForm);
  const titles = distinct(spelt.flatMap(withAndWithoutAnd));
  const inLatin = distinct([...spelt, ...all.flatMap(withYo)].flatMap(romanised), titles);
  const initials = all.map(initialsOf);
  const usualInitials = distinct(initials.flatMap(({ usual }) => usual));
  return {
    titles,
    romanised: inLatin,
    usualInitials,
    rareInitials: distinct(
      initials.flatMap(({ rare }) => rare),
      usualInitials,
    ),
    seasons: distinct([...titles, ...inLatin].flatMap(seasonOf)),
  };
}

/** "SPY×FAMILY" is typed as "spy x family", or without its sign, as `titleForm` leaves it out. */
const withX = (title: string): string[] => (title.includes('×') ? [title.replaceAll('×', ' x ')] : []);

/** Russians leave out the dots of "ё", and so does `titleForm`; in Latin letters it is "yo" or "jo" as well, which "йо" becomes. */
const withYo = (title: string): string[] => {
  const text = title.normalize('NFC');
  return /ё/i.test(text) ? [titleForm(text.replace(/ё/gi, 'йо'))] : [];
};

const distinct = (texts: readonly string[], others: readonly string[] = []): string[] => [
  ...new Set(texts).difference(new Set(others)),
];

function withAndWithoutAnd(form: string): string[] {
  const shorter = withoutAnd(form);
  return shorter === undefined ? [form] : [form, shorter];
}

function seasonOf(form: string): string[] {
  const season = splitSeason(form);
  return season === undefined ? [] : [seasonKey(lettersOf(season.form).bare, season.season)];
}
