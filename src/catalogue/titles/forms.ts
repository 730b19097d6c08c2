import { initialsOf } from './initials.ts';
import { romanised } from './romanised.ts';
import { seasonKey, splitSeason } from './seasons.ts';
import { lettersOf, titleForm, withoutAnd } from './title-form.ts';
import { withoutUmlauts } from './umlauts.ts';

/** By what a show is found, of all its titles. None of a list twice. */
export interface ShowForms {
  /** As `titleForm`, and the same in Latin letters. */
  readonly titles: readonly string[];
  /** As `initialsOf`. */
  readonly usualInitials: readonly string[];
  readonly rareInitials: readonly string[];
  /** As `seasonKey`. */
  readonly seasons: readonly string[];
}

/** All forms by which people find a show with these titles. */
export function formsOf(titles: readonly string[]): ShowForms {
  const forms = titles.flatMap(formsOfOne);
  const initials = titles.map(initialsOf);
  const usual = new Set(initials.flatMap((of) => of.usual));
  return {
    titles: [...new Set(forms)],
    usualInitials: [...usual],
    rareInitials: [...new Set(initials.flatMap(({ rare }) => rare))].filter((text) => !usual.has(text)),
    seasons: [...new Set(forms.flatMap(seasonOf))],
  };
}

function formsOfOne(title: string): string[] {
  const form = titleForm(title);
  const forms = [form, ...romanised(form), ...withoutUmlauts(title).map(titleForm)];
  return forms.flatMap((one) => [one, ...(withoutAnd(one) ?? [])]);
}

function seasonOf(form: string): string[] {
  const season = splitSeason(form);
  return season === undefined ? [] : [seasonKey(lettersOf(season.form).bare, season.season)];
}
