import { z } from 'zod';

const NAMES = ['tmdb', 'tvmaze', 'anilist'] as const;
type CatalogueName = (typeof NAMES)[number];

/** How an online source of shows is asked. */
export interface CatalogueConfig {
  readonly name: CatalogueName;
  /** Base address of its API, without a slash at the end. */
  readonly url: string;
  /** Where its pictures lie: their addresses begin with it. */
  readonly imagesUrl: string;
  /** TMDB's "API Read Access Token". */
  readonly token?: string | undefined;
}

/** Where the sources are, by what they say themselves. */
const PLACES = {
  tmdb: { url: 'https://api.themoviedb.org/3', imagesUrl: 'https://image.tmdb.org' },
  tvmaze: { url: 'https://api.tvmaze.com', imagesUrl: 'https://static.tvmaze.com' },
  anilist: { url: 'https://graphql.anilist.co', imagesUrl: 'https://s4.anilist.co' },
} as const;

function isPrivate(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** What members type goes there, and TMDB's key: https, and http on this machine alone, where nobody listens. */
const place = (name: string, example: string) =>
  z
    .url({ protocol: /^https?$/, error: `${name} must be an address such as ${example}.`, abort: true })
    .refine(isPrivate, {
      error: `${name} must begin with https://, or be an address of this machine.`,
      abort: true,
    })
    .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
    .optional();

/** The environment variables about sources of shows. */
export const catalogueVariables = {
  CATALOGUES: z
    .string()
    .transform((list) =>
      list
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((name) => name !== ''),
    )
    .pipe(z.array(z.enum(NAMES, `CATALOGUES must be a list of ${NAMES.join(', ')}, such as tmdb,tvmaze.`)))
    .transform((names) => [...new Set(names)])
    .default([]),
  TMDB_TOKEN: z
    .string()
    // As it stands in a request's Authorization header, from where it may have been copied.
    .transform((token) => token.replace(/^Bearer\s+/i, ''))
    .pipe(
      z
        .string()
        .regex(
          /^[\w.-]+$/,
          'TMDB_TOKEN has characters in it that no token has: copy TMDB’s “API Read Access Token” again.',
        ),
    )
    .optional(),
  TMDB_URL: place('TMDB_URL', PLACES.tmdb.url),
  TMDB_IMAGES_URL: place('TMDB_IMAGES_URL', PLACES.tmdb.imagesUrl),
  TVMAZE_URL: place('TVMAZE_URL', PLACES.tvmaze.url),
  TVMAZE_IMAGES_URL: place('TVMAZE_IMAGES_URL', PLACES.tvmaze.imagesUrl),
  ANILIST_URL: place('ANILIST_URL', PLACES.anilist.url),
  ANILIST_IMAGES_URL: place('ANILIST_IMAGES_URL', PLACES.anilist.imagesUrl),
};

type Variables = z.infer<z.ZodObject<typeof catalogueVariables>>;

/** What is wrong with variables that are right each by itself, as sentences for the operator. */
export const catalogueProblems = ({ CATALOGUES, TMDB_TOKEN }: Variables): readonly string[] =>
  CATALOGUES.includes('tmdb') && TMDB_TOKEN === undefined
    ? ['TMDB_TOKEN is missing: docs/catalogues.md says how you get one; or take tmdb out of CATALOGUES.']
    : [];

/** The sources to ask, in their order. */
export const readCatalogues = (variables: Variables): readonly CatalogueConfig[] =>
  variables.CATALOGUES.map((name) => readCatalogue(name, variables));

/** Where a source is. One of another base address has its pictures there too, unless it is said where. */
export function readCatalogue(name: CatalogueName, variables: Variables): CatalogueConfig {
  const own = ({ tmdb: 'TMDB', tvmaze: 'TVMAZE', anilist: 'ANILIST' } as const)[name];
  const url = variables[`${own}_URL`];
  const imagesUrl = variables[`${own}_IMAGES_URL`] ?? (url === undefined ? undefined : new URL(url).origin);
  return {
    name,
    url: url ?? PLACES[name].url,
    imagesUrl: imagesUrl ?? PLACES[name].imagesUrl,
    token: name === 'tmdb' ? variables.TMDB_TOKEN : undefined,
  };
}
