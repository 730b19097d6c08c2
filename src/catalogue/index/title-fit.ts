import type { Fit } from '../../reviews/shows/catalogue-entry.ts';
import { mostTyposIn } from '../../reviews/shows/similar-title.ts';
import { typosBetween } from '../../reviews/shows/typos.ts';
import { ARTICLE_MARK, lettersOf } from '../titles/title-form.ts';
import type { TypedTitle } from '../titles/typed-titles.ts';
import type { ShowRow } from './show-finder.ts';
import { INITIALS_MARK, SEASON_MARK } from './show-rows.ts';

/** How well a text fits a show: the more, the better. */
export interface TitleFit {
  readonly fit: Fit;
  readonly score: number;
}

const [WHOLE, WITHOUT_ARTICLE, SEASON, INITIALS, BEGUN, ONE_TYPO, WORDS, TWO_TYPOS, INSIDE, BEGUN_WITH_TYPO] =
  [100, 98, 96, 80, 70, 65, 60, 50, 40, 30];
/** What a year or season that is said behind a title costs, beside a title that has it all. */
const SHORTENED = 3;
/** Of another year than the typed one. */
const [NEXT_YEAR, OTHER_YEAR] = [20, 75];
/** Shorter initials are more often the beginning of something. */
const SAID_INITIALS = 3;

/** How a typed title fits a show; undefined when it does not. */
export function titleFit(typed: TypedTitle, { forms, year }: ShowRow): TitleFit | undefined {
  let best: TitleFit | undefined;
  for (const form of forms.split('\n')) {
    const fit = formFit(typed, form);
    if (fit !== undefined && fit.score > (best?.score ?? 0)) best = fit;
  }
  if (best === undefined) return undefined;
  const score = best.score - (typed.isShortened ? SHORTENED : 0);
  if (typed.year === undefined || year === null || year === typed.year) return { ...best, score };
  const isNext = Math.abs(year - typed.year) === 1;
  return { fit: 'near', score: score - (isNext ? NEXT_YEAR : OTHER_YEAR) };
}

function formFit(typed: TypedTitle, form: string): TitleFit | undefined {
  const mark = form[0];
  if (mark === SEASON_MARK)
    return typed.season === form.slice(1) ? { fit: 'exact', score: SEASON } : undefined;
  if (mark === INITIALS_MARK) {
    if (typed.all !== form.slice(1)) return undefined;
    return { fit: 'words', score: typed.all.length >= SAID_INITIALS ? INITIALS : INSIDE };
  }
  const title = lettersOf(form);
  if (title.all === typed.all) return { fit: 'exact', score: WHOLE };
  if (title.bare === typed.bare) return { fit: 'exact', score: WITHOUT_ARTICLE };
  if (title.all.startsWith(typed.all) || title.bare.startsWith(typed.bare))
    return { fit: 'begun', score: BEGUN };
  return wordsFit(typed, form, title.all) ?? typosFit(typed, title.bare);
}

function wordsFit(typed: TypedTitle, form: string, letters: string): TitleFit | undefined {
  const words = typed.form.split(' ').filter((word) => !word.startsWith(ARTICLE_MARK));
  const spaced = ` ${form}`;
  if (words.every((word) => spaced.includes(` ${word}`))) return { fit: 'words', score: WORDS };
  return words.every((word) => letters.includes(word)) ? { fit: 'words', score: INSIDE } : undefined;
}

function typosFit({ bare: typed }: TypedTitle, title: string): TitleFit | undefined {
  const most = mostTyposIn(typed);
  if (most === 0) return undefined;
  const typos = typosBetween(typed, title, most);
  if (typos <= most) return { fit: 'near', score: typos === 1 ? ONE_TYPO : TWO_TYPOS };
  if (title.length < typed.length) return undefined;
  const isBegun = [-1, 0, 1].some((more) => typosBetween(typed, title.slice(0, typed.length + more), 1) <= 1);
  return isBegun ? { fit: 'near', score: BEGUN_WITH_TYPO } : undefined;
}
