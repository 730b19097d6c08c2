import type { Fit } from '../../reviews/shows/catalogue-entry.ts';
import { SHORTEST_WITH_TYPO } from '../titles/deletions.ts';
import { oneTypoFrom } from '../titles/one-typo.ts';
import { mostTyposIn, typosBetween } from '../titles/several-typos.ts';
import { type Letters, lettersOf } from '../titles/title-form.ts';
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
/** "La Reine" for "Le Reine": somebody who does not know the language, or another show. */
const OTHER_ARTICLE = scored('near', 68);
const BEGUN_IN_LATIN = scored('begun', 66);
const ONE_TYPO = scored('near', 65);
/** From this score on, nothing with a typing error fits better. */
export const SURE = ONE_TYPO.score;
const WORDS = scored('words', 60);
const RARE_INITIALS = scored('words', 55);
const BEGUN_WITHOUT_ARTICLE = scored('begun', 52);
const OTHER_ARTICLE_AND_TYPO = scored('near', 50);
const INSIDE = scored('words', 40);
const BEGUN_WITH_TYPO = scored('near', 30);
/** Where nothing else fits. Each error costs something. */
const [SEVERAL_TYPOS, BEGUN_WITH_SEVERAL, A_TYPO] = [28, 16, 4];

/** Two letters are more often the beginning of something than initials. */
const SHORT_INITIALS = 2;
/** What it costs to be of another year than the typed one. */
const [NEXT_YEAR, OTHER_YEAR] = [20, 75];
/** "Re:Zero season 3": of all shows that begin so, the third season is meant, whatever else stands in its title. */
const RIGHT_SEASON = 6;

const KANA = /[ぁ-ゖァ-ヶ]/;
const OTHER_KANA = 1;

/** How the best of several meanings of a typed text fits a show; undefined when none does. */
export function titleFit(meanings: readonly TypedTitle[], row: ShowRow): TitleFit | undefined {
  let best: TitleFit | undefined;
  for (const line of row.forms.split('\n')) {
    const form = readForm(line);
    for (const typed of meanings) {
      const found = formFit(typed, form);
      if (found === undefined) continue;
      const fit = asSaid(found, typed, row);
      if (fit.score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = fit;
    }
  }
  return best;
}

/** Like `titleFit`, for a show that does not fit: how the best of the meanings fits it with more than one typing error. */
export function fitWithTypos(meanings: readonly TypedTitle[], row: ShowRow): TitleFit | undefined {
  const fits = row.forms.split('\n').flatMap((line) => {
    const form = readForm(line);
    if (form.mark !== undefined && form.mark !== ROMANISED_MARK) return [];
    return meanings.flatMap((typed) => {
      const found = typosFit(typed, form);
      return found === undefined ? [] : asSaid(found, typed, row);
    });
  });
  return fits.toSorted((one, other) => other.score - one.score)[0];
}

function typosFit(typed: Letters, title: Letters): TitleFit | undefined {
  const most = mostTyposIn(typed.all);
  if (most === 0) return undefined;
  const found = [...new Set([title.all, title.bare])].flatMap(
    (letters) => typosBetween(typed.all, letters, most) ?? [],
  );
  const scores = found.map(
    ({ typos, isBegun }) => (isBegun ? BEGUN_WITH_SEVERAL : SEVERAL_TYPOS) - typos * A_TYPO,
  );
  return scores.length === 0 ? undefined : scored('near', Math.max(...scores));
}

/** With what was said behind the title: a season, a year. */
function asSaid(
  found: TitleFit,
  { cost, ofSeason, year: typed }: TypedTitle,
  { forms, year }: ShowRow,
): TitleFit {
  const score = found.score - cost + (isSeason(forms, ofSeason) ? RIGHT_SEASON : 0);
  if (typed === undefined || year === null || year === typed) return { fit: found.fit, score };
  return scored('near', score - (Math.abs(year - typed) === 1 ? NEXT_YEAR : OTHER_YEAR));
}

const isSeason = (forms: string, ofSeason: string | undefined): boolean =>
  ofSeason !== undefined &&
  forms.split('\n').some((line) => line.startsWith(SEASON_MARK) && line.endsWith(ofSeason));

/** A line of the column `forms`. */
interface Form extends Letters {
  readonly mark: string | undefined;
  readonly words: string;
}

const MARKS = [ROMANISED_MARK, USUAL_INITIALS_MARK, RARE_INITIALS_MARK, SEASON_MARK];

function readForm(line: string): Form {
  const mark = MARKS.find((one) => line.startsWith(one));
  const words = mark === undefined ? line : line.slice(1);
  return { mark, words, ...lettersOf(words) };
}

function formFit(typed: TypedTitle, form: Form): TitleFit | undefined {
  switch (form.mark) {
    case SEASON_MARK:
      return typed.season === form.words ? SEASON : undefined;
    case USUAL_INITIALS_MARK:
      if (typed.all !== form.words) return undefined;
      return typed.all.length > SHORT_INITIALS ? USUAL_INITIALS : INSIDE;
    case RARE_INITIALS_MARK:
      return typed.all === form.words ? RARE_INITIALS : undefined;
  }
  const found = lettersFit(typed, form) ?? typoFit(typed, form) ?? wordsFit(typed, form);
  if (form.mark === ROMANISED_MARK) return found === BEGUN ? BEGUN_IN_LATIN : found;
  return found !== undefined && isOtherKana(typed.form, form.words)
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

function typoFit(typed: Letters, title: Letters): TitleFit | undefined {
  if (typed.all.length < SHORTEST_WITH_TYPO) return undefined;
  const typo = oneTypoFrom(typed.all, title.all);
  const bareTypo = title.bare === title.all ? typo : oneTypoFrom(typed.all, title.bare);
  if (typo === 'whole' || bareTypo === 'whole') return ONE_TYPO;
  if (typed.bare !== typed.all && oneTypoFrom(typed.bare, title.bare) === 'whole')
    return OTHER_ARTICLE_AND_TYPO;
  return (typo ?? bareTypo) ? BEGUN_WITH_TYPO : undefined;
}

function wordsFit({ words }: TypedTitle, form: Form): TitleFit | undefined {
  if (!words.every((word) => form.all.includes(word))) return undefined;
  const spaced = ` ${form.words}`;
  return words.every((word) => spaced.includes(` ${word}`)) ? WORDS : INSIDE;
}
