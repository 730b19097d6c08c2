import { initialsOf } from './initials.ts';
import { romanised } from './romanised.ts';
import { seasonKey, splitSeason } from './seasons.ts';
import { lettersOf, titleForm, withoutAnd } from './title-form.ts';

/** By what a show is found, of all its titles. */
export interface ShowForms {
  /** As `titleForm`, and the same in Latin letters. None twice. */
  readonly titles: readonly string[];
  /** As `initialsOf`. */
  readonly initials: readonly string[];
  /** As `seasonKey`. */
  readonly seasons: readonly string[];
}

/** All forms by which people find a show with these titles. */
export function formsOf(titles: readonly string[]): ShowForms {
  const forms = new Set<string>();
  const initials = new Set<string>();
  const seasons = new Set<string>();
  for (const title of titles) {
    const own = titleForm(title);
    for (const form of [own, ...romanised(own)]) {
      forms.add(form);
      const shorter = withoutAnd(form);
      if (shorter !== undefined) forms.add(shorter);
      const season = splitSeason(form);
      if (season !== undefined) seasons.add(seasonKey(lettersOf(season.form).bare, season.season));
      for (const text of initialsOf(form)) initials.add(text);
    }
  }
  return { titles: [...forms], initials: [...initials], seasons: [...seasons] };
}
