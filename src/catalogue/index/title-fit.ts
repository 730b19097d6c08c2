import type { Fit } from '../../reviews/shows/catalogue-entry.ts';
import { typosBetween } from '../../reviews/shows/typos.ts';
import { mostTypos } from '../titles/deletions.ts';
import { ARTICLE_MARK, type Letters, lettersOf } from '../titles/title-form.ts';
import type { TypedTitle } from '../titles/typed-titles.ts';
import type { ShowRow } from './show-finder.ts';
import { RARE_INITIALS_MARK, ROMANISED_MARK, SEASON_MARK, USUAL_INITIALS_MARK } from './show-rows.ts';

/** How well a text fits a show: the more, the better. */
export interface TitleFit {
  readonly fit: Fit;
  readonly score: number;
}

const scored = (name: Fit, score: number): TitleFit => ({ fit: name, score });

const WHOLE = scored('exact', 100);
const SEASON = scored('exact', 99);
/** People who type two or three letters mean initials as often as a beginning. */
const BEGUN = scored('begun', 70);
const USUAL_INITIALS = scored('words', 70);
/** "The Batman" for "Batman". */
const ARTICLE_MORE = scored('exact', 69);
const OTHER_ARTICLE = scored('exact', 68);
const BEGUN_IN_LATIN = scored('begun', 66);
const ONE_TYPO = scored('near', 65);
const WORDS = scored('words', 60);
const RARE_INITIALS = scored('words', 55);
const BEGUN_WITHOUT_ARTICLE = scored('begun', 52);
const OTHER_ARTICLE_AND_TYPO = scored('near', 50);
const TWO_TYPOS = scored('near', 45);
const INSIDE = scored('words', 40);
const BEGUN_WITH_TYPO = scored('near', 30);

/** Two letters are more often the beginning of something than initials. */
const SHORT_INITIALS = 2;
/** What it costs to be of another year than the typed one. */
const [NEXT_YEAR, OTHER_YEAR] = [20, 75];

const KANA = /[ぁ-ゖァ-ヶ]/;
const OTHER_KANA = 1;

/** How a typed title fits a show; undefined when it does not. */
export function titleFit(typed: TypedTitle, { forms, year }: ShowRow): TitleFit | undefined {
  let best: TitleFit | undefined;
  for (const form of forms.split('\n')) {
    const found = formFit(typed, form);
    if (found !== undefined && found.score > (best?.score ?? 0)) best = found;
  }
  if (best === undefined) return undefined;
  const score = best.score - typed.cost;
  if (typed.year === undefined || year === null || year === typed.year) return { ...best, score };
  return scored('near', score - (Math.abs(year - typed.year) === 1 ? NEXT_YEAR : OTHER_YEAR));
}

function formFit(typed: TypedTitle, form: string): TitleFit | undefined {
  switch (form[0]) {
    case SEASON_MARK:
      return typed.season === form.slice(1) ? SEASON : undefined;
    case USUAL_INITIALS_MARK:
      if (typed.all !== form.slice(1)) return undefined;
      return typed.all.length > SHORT_INITIALS ? USUAL_INITIALS : INSIDE;
    case RARE_INITIALS_MARK:
      return typed.all === form.slice(1) ? RARE_INITIALS : undefined;
  }
  const isRomanised = form.startsWith(ROMANISED_MARK);
  const words = isRomanised ? form.slice(1) : form;
  const title = lettersOf(words);
  const found = lettersFit(typed, title) ?? typosFit(typed, title, wordsFit(typed, words, title.all));
  if (isRomanised) return found === BEGUN ? BEGUN_IN_LATIN : found;
  return found !== undefined && isOtherKana(typed.form, words)
    ? { ...found, score: found.score - OTHER_KANA }
    : found;
}

/** Whether what was typed in one kind of kana stands there in the other. */
const isOtherKana = (typed: string, form: string): boolean => KANA.test(typed) && !form.includes(typed);

/** Whoever types no article means titles with and without; whoever types one means it. */
function lettersFit(typed: Letters, title: Letters): TitleFit | undefined {
  if (title.all === typed.all || title.bare === typed.all) return WHOLE;
  if (title.bare === typed.bare) return title.bare === title.all ? ARTICLE_MORE : OTHER_ARTICLE;
  if (title.all.startsWith(typed.all) || title.bare.startsWith(typed.all)) return BEGUN;
  return title.bare.startsWith(typed.bare) ? BEGUN_WITHOUT_ARTICLE : undefined;
}

function wordsFit(typed: TypedTitle, form: string, letters: string): TitleFit | undefined {
  const words = typed.form.split(' ').filter((word) => !word.startsWith(ARTICLE_MARK));
  const spaced = ` ${form}`;
  if (words.every((word) => spaced.includes(` ${word}`))) return WORDS;
  return words.every((word) => letters.includes(word)) ? INSIDE : undefined;
}

/** @param otherwise how it fits without typing errors */
function typosFit(typed: Letters, title: Letters, otherwise: TitleFit | undefined): TitleFit | undefined {
  const most = mostTypos(typed.all);
  if (most === 0) return otherwise;
  const typos = Math.min(...both(title).map((letters) => typosBetween(typed.all, letters, most)));
  if (typos === 1) return ONE_TYPO;
  if (otherwise !== undefined) return otherwise;
  if (typed.bare !== typed.all && typosBetween(typed.bare, title.bare, 1) === 1)
    return OTHER_ARTICLE_AND_TYPO;
  if (typos === 2) return TWO_TYPOS;
  return both(title).some((letters) => isBegun(typed.all, letters)) ? BEGUN_WITH_TYPO : undefined;
}

const both = ({ all, bare }: Letters): string[] => (all === bare ? [all] : [all, bare]);

const isBegun = (typed: string, letters: string): boolean =>
  letters.length > typed.length &&
  [-1, 0, 1].some((more) => typosBetween(typed, letters.slice(0, typed.length + more), 1) <= 1);
