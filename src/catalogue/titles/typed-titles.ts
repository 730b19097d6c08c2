import { readingsOf } from '../../reviews/shows/readings.ts';
import { seasonKey, splitSeason } from './seasons.ts';
import { type Letters, lettersOf, titleForm, withoutAnd } from './title-form.ts';

/** Something that a typed text can mean. */
export interface TypedTitle extends Letters {
  /** As `titleForm`. */
  readonly form: string;
  readonly year?: number | undefined;
  /** As `seasonKey`, where a season stands behind it. */
  readonly season?: string | undefined;
  /** Whether a year or season was taken away from behind it. */
  readonly isShortened: boolean;
}

/** What a typed text can mean, the text as it is first: without the year or the season behind it, and without "and". */
export function typedTitles(typed: string): TypedTitle[] {
  const meanings: TypedTitle[] = [];
  const add = (form: string, year: number | undefined, isShortened: boolean) => {
    const season = splitSeason(form);
    const key = season && seasonKey(lettersOf(season.form).bare, season.season);
    if (form !== '') meanings.push({ form, ...lettersOf(form), year, season: key, isShortened });
    return season;
  };
  for (const [at, { title, year }] of readingsOf(typed).entries()) {
    const form = titleForm(title);
    const season = add(form, year, at > 0);
    const shorter = withoutAnd(form);
    if (shorter !== undefined) add(shorter, year, at > 0);
    if (season !== undefined) add(season.form, year, true);
  }
  return meanings;
}
