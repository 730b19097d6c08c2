import { readingsOf } from '../../reviews/shows/readings.ts';
import { seasonKey, splitSeason } from './seasons.ts';
import { ARTICLE_MARK, inHiragana, type Letters, lettersOf, titleForm, withoutAnd } from './title-form.ts';

/** Something that a typed text can mean. */
export interface TypedTitle extends Letters {
  /** As `titleForm`. */
  readonly form: string;
  /** Those of the form, without its article, katakana as hiragana. */
  readonly words: readonly string[];
  readonly year?: number | undefined;
  /** As `seasonKey`, where a season stands behind it. */
  readonly season?: string | undefined;
  /** The end of the `seasonKey` of all shows that are the season which was taken away: "#2". */
  readonly ofSeason?: string;
  /** How much less it counts than what was typed in full: something was taken away. */
  readonly cost: number;
  readonly isAndless?: boolean;
}

/** What it costs to take a year, a season, or "and" away from a typed text. */
const [WITHOUT_YEAR, WITHOUT_SEASON, WITHOUT_AND] = [3, 8, 4];

/** What a typed text can mean, the text as it is first: without the year or the season behind it, and without "and". */
export function typedTitles(typed: string): TypedTitle[] {
  return readingsOf(typed).flatMap(({ title, year }, at) =>
    withAndWithoutSeason(titleForm(title), year, at > 0 ? WITHOUT_YEAR : 0),
  );
}

function withAndWithoutSeason(form: string, year: number | undefined, cost: number): TypedTitle[] {
  const season = splitSeason(form);
  const shorter = withoutAnd(form);
  const key = season && seasonKey(lettersOf(season.form).bare, season.season);
  return [
    { form, season: key, cost },
    ...(shorter === undefined ? [] : [{ form: shorter, cost: cost + WITHOUT_AND, isAndless: true }]),
    ...(season === undefined
      ? []
      : [{ form: season.form, cost: cost + WITHOUT_SEASON, ofSeason: seasonKey('', season.season) }]),
  ].flatMap((meaning) =>
    form === '' ? [] : [{ ...meaning, ...lettersOf(meaning.form), words: wordsOf(meaning.form), year }],
  );
}

const wordsOf = (form: string): string[] =>
  inHiragana(form)
    .split(' ')
    .filter((word) => !word.startsWith(ARTICLE_MARK));
