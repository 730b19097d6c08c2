import type { Catalogue, Question } from '../../src/catalogue/catalogue.ts';
import {
  type CatalogueEntry,
  FITS,
  type Fit,
  type FoundEntry,
} from '../../src/reviews/shows/catalogue-entry.ts';
import { readingsOf } from '../../src/reviews/shows/readings.ts';
import { refsOf, type ShowIds, type ShowRef } from '../../src/reviews/shows/show-ids.ts';
import { titleKey } from '../../src/reviews/shows/title.ts';

/** A catalogue that has these entries and nothing else; which can be added to, and what was asked of it looked at. */
export interface ListedCatalogue extends Catalogue {
  readonly entries: CatalogueEntry[];
  readonly questions: Question[];
  readonly refreshed: ShowIds[];
  /** What a source says of a show, in place of the entry with its ids. */
  refreshAnswer: ((ids: ShowIds) => CatalogueEntry | 'gone' | 'unavailable' | 'unlisted') | undefined;
}

/** An entry of TVmaze with this title; its ref is made of the number. */
export const entryOf = (id: number, title: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  ref: `tvmaze:${id}`,
  title,
  titles: [],
  ids: { tvmaze: String(id) },
  ...more,
});

export function listedCatalogue(...entries: CatalogueEntry[]): ListedCatalogue {
  const find = async (ref: ShowRef) => catalogue.entries.find((entry) => refsOf(entry).includes(ref));
  const catalogue: ListedCatalogue = {
    entries,
    questions: [],
    refreshed: [],
    refreshAnswer: undefined,
    async suggest(question) {
      catalogue.questions.push(question);
      const found = catalogue.entries.flatMap((entry): FoundEntry[] => {
        const fits = readingsOf(question.typed).flatMap(({ title }) => fitOf(entry, title) ?? []);
        const [fit] = FITS.filter((one) => fits.includes(one));
        return fit === undefined || (entry.adult && !question.adult) ? [] : [{ entry, fit }];
      });
      return found.sort((a, b) => FITS.indexOf(a.fit) - FITS.indexOf(b.fit)).slice(0, question.limit);
    },
    find,
    lookUp: find,
    picked: () => {},
    async refresh(ids) {
      catalogue.refreshed.push(ids);
      if (catalogue.refreshAnswer !== undefined) return catalogue.refreshAnswer(ids);
      return catalogue.entries.find((entry) => entry.ids.tvmaze === ids.tvmaze) ?? 'unlisted';
    },
    close: async () => {},
  };
  return catalogue;
}

function fitOf(entry: CatalogueEntry, typed: string): Fit | undefined {
  const keys = [entry.title, ...entry.titles].map(titleKey);
  const key = titleKey(typed);
  if (keys.includes(key)) return 'exact';
  if (keys.some((title) => title.startsWith(key))) return 'begun';
  return keys.some((title) => title.includes(key)) ? 'words' : undefined;
}
