import { z } from 'zod';
import type { ShowIds } from '../../../reviews/shows/show-ids.ts';
import { IMDB_ID, lenientList, NUMERIC_ID } from '../../sources/lenient.ts';
import { type ValuesForm, valuesOf, type WikidataItem } from './wikidata-item.ts';

/** The properties of ids on sites that list shows alone: what has one is a show. */
export const SITE_PROPERTIES = {
  film: ['P4947', 'P6127'],
  series: ['P4983', 'P8600'],
  anime: ['P8729', 'P4086'],
} as const;

const numeric = lenientList(z.string().regex(NUMERIC_ID));
const imdb = lenientList(z.string().regex(IMDB_ID));
const letterboxd = lenientList(z.string().regex(/^[a-z\d][a-z\d-]{0,79}$/));
/** The number is the id; the title behind it changes. */
const mydramalist = lenientList(
  z
    .string()
    .regex(/^[1-9]\d{0,9}(?:-|$)/)
    .transform((id) => id.replace(/-.*/, '')),
);

/**
 * The ids of an item on other sites.
 * @param isFilm which of TMDB's two kinds of ids is the better one, where it has both
 */
export function wikidataIds(item: WikidataItem, isFilm: boolean): ShowIds {
  const first = (property: string, form: ValuesForm<string>) => valuesOf(item, property, form)[0];
  /** Sites of anime list each season; the show is the first. */
  const lowest = (property: string) =>
    valuesOf(item, property, numeric).toSorted((a, b) => Number(a) - Number(b))[0];
  const [film, series] = [first('P4947', numeric), first('P4983', numeric)];
  const [asFilm, asSeries] = [film && `movie/${film}`, series && `tv/${series}`];
  const ids: ShowIds = {
    imdb: first('P345', imdb),
    tmdb: isFilm ? (asFilm ?? asSeries) : (asSeries ?? asFilm),
    tvmaze: first('P8600', numeric),
    anilist: lowest('P8729'),
    mal: lowest('P4086'),
    letterboxd: first('P6127', letterboxd),
    mydramalist: first('P3868', mydramalist),
  };
  return Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== undefined));
}
