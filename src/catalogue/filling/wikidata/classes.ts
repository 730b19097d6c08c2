/**
 * What items of Wikidata are instances of (P31) that are shows. Of the many subclasses the usual ones are here: a show of another one
 * is known by its id on a site that lists shows alone.
 */
const CLASSES = {
  anime: [
    'Q1107', // anime
    'Q11086742', // anime television program
    'Q63952888', // anime television series
    'Q100269041', // anime television series season: a show of its own for the sites of anime
    'Q117209498', // anime television special
    'Q20650540', // anime film
    'Q220898', // original video animation
    'Q113687694', // OVA series
    'Q1047299', // original net animation
    'Q113671041', // ONA series
  ],
  film: [
    'Q11424', // film
    'Q24869', // feature film
    'Q506240', // television film
    'Q24862', // short film
    'Q93204', // documentary film
    'Q226730', // silent film
    'Q229390', // 3D film
    'Q202866', // animated film
    'Q29168811', // animated feature film
    'Q17517379', // animated short film
  ],
  series: [
    'Q5398426', // television series
    'Q1259759', // miniseries
    'Q526877', // web series
    'Q1366112', // drama television series
    'Q581714', // animated series
    'Q117467246', // animated television series
    'Q15416', // television program
  ],
} as const;

type ShowClass = keyof typeof CLASSES;

const SHOWS = new Map(
  Object.entries(CLASSES).flatMap(([shows, ids]) =>
    ids.map((id) => [id as string, shows as ShowClass] as const),
  ),
);

/** Their ids, for a first look at a line. */
export const CLASS_IDS: readonly string[] = [...SHOWS.keys()];

/** Parts of shows and groups of them, which may have ids on sites of shows, too. */
const NO_SHOWS = new Set([
  'Q21191270', // television series episode
  'Q3464665', // television series season
  'Q24856', // film series
  'Q196600', // media franchise
]);

const ANIME_FILM = 'Q20650540';

const ANIMATED = new Set(['Q202866', 'Q29168811', 'Q17517379', 'Q581714', 'Q117467246']);

/** Classes and genres (P136) of what tells no story. */
const NO_STORIES = new Set([
  'Q15416', // television program: where it is a series, that is said too
  'Q93204', // documentary film
  'Q182415', // reality television
  'Q336181', // variety show
  'Q622812', // talk show
]);

const FOR_ADULTS = new Set([
  'Q185529', // pornographic film
  'Q172067', // hentai
]);

/** What the classes of an item say of it. */
export interface Classed {
  /** What it is an instance of; undefined: nothing that is listed here. */
  readonly shows: ShowClass | undefined;
  readonly isNoShow: boolean;
  readonly isFilm: boolean;
  readonly isAnimated: boolean;
  readonly isStory: boolean;
  readonly isAdult: boolean;
}

/**
 * @param instanceOf the ids of its classes (P31)
 * @param genres the ids of its genres (P136)
 */
export function classed(instanceOf: readonly string[], genres: readonly string[]): Classed {
  const known = new Set(instanceOf.flatMap((id) => SHOWS.get(id) ?? []));
  const shows = (['anime', 'film', 'series'] as const).find((one) => known.has(one));
  const all = [...instanceOf, ...genres];
  const isMoreThanProgram = instanceOf.some((id) => id !== 'Q15416' && SHOWS.get(id) === 'series');
  return {
    shows,
    isFilm: known.has('film') || instanceOf.includes(ANIME_FILM),
    isNoShow: shows === undefined && instanceOf.some((id) => NO_SHOWS.has(id)),
    isAnimated: instanceOf.some((id) => ANIMATED.has(id)),
    isStory: !all.some((id) => NO_STORIES.has(id) && !(id === 'Q15416' && isMoreThanProgram)),
    isAdult: all.some((id) => FOR_ADULTS.has(id)),
  };
}
