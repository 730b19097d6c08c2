import type { InventedShow } from '../invented-show.ts';

/** TVmaze writes languages and countries in English. */
const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region' });

/** TVmaze's genres among ours, where it has another name for them, or none. */
const GENRES: Readonly<Record<string, readonly string[]>> = {
  'Science Fiction': ['Science-Fiction'],
  'Slice of Life': [],
  Animation: [],
  Documentary: [],
};

const country = (code: string) =>
  code === '' ? null : { name: COUNTRIES.of(code), code, timezone: 'Etc/UTC' };

/** The address of its picture in a size, or that of one elsewhere. */
const pictureIn = ({ poster, picture }: InventedShow, imagesUrl: string, size: string) =>
  picture ?? `${imagesUrl}/uploads/images/${size}/1/${poster}.jpg`;

/** A show (tvmaze.com/api#show-main-information): only id, address and name are never null. */
export function tvmazeShow(show: InventedShow, imagesUrl: string) {
  const { ids, title, kind, language, genres, began, poster, picture, summary } = show;
  const hasPicture = poster !== undefined || picture !== undefined;
  return {
    id: ids.tvmaze,
    url: `https://www.tvmaze.com/shows/${ids.tvmaze}/${slugOf(title)}`,
    name: title,
    type: kind === 'anime' ? 'Animation' : genres.includes('Documentary') ? 'Documentary' : 'Scripted',
    language: genres.length === 0 ? null : (LANGUAGES.of(language) ?? null),
    genres: [...(kind === 'anime' ? ['Anime'] : []), ...genres.flatMap((name) => GENRES[name] ?? name)],
    status: began === '' ? 'In Development' : 'Ended',
    runtime: null,
    averageRuntime: null,
    premiered: /^\d{4}-\d{2}-\d{2}$/.test(began) ? began : null,
    ended: null,
    officialSite: null,
    schedule: { time: '', days: [] },
    rating: { average: null },
    weight: Math.round(show.popularity),
    network: { id: 9001, name: 'Invented One', country: country(show.country), officialSite: null },
    webChannel: null,
    dvdCountry: null,
    externals: { tvrage: null, thetvdb: null, imdb: ids.imdb ?? null },
    image: hasPicture
      ? {
          medium: pictureIn(show, imagesUrl, 'medium_portrait'),
          original: pictureIn(show, imagesUrl, 'original_untouched'),
        }
      : null,
    summary: summary ?? (genres.length === 0 ? null : `<p>Nobody has made <b>${title}</b> yet.</p>`),
    updated: 1_764_000_000,
    _links: { self: { href: `https://api.tvmaze.com/shows/${ids.tvmaze}` } },
  };
}

/** Its other titles (tvmaze.com/api#show-akas); that of its own country has none. */
export const akasOf = ({ title, original = title, country: own, others = {} }: InventedShow) => [
  ...(original === title ? [] : [{ name: original, country: null }]),
  ...Object.entries(others).map(([code, name]) => ({ name, country: country(code === own ? '' : code) })),
];

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
