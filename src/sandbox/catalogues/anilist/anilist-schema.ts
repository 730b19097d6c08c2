import { findShows } from '../find-shows.ts';
import type { InventedShow } from '../invented-show.ts';
import type { Arguments, FieldType, Schema } from './answer-graphql.ts';
import { type Media, mediaOf } from './media.ts';

const SORTS = ['ID', 'ID_DESC', 'POPULARITY', 'POPULARITY_DESC', 'SEARCH_MATCH'];
const FORMATS = ['TV', 'TV_SHORT', 'MOVIE', 'SPECIAL', 'OVA', 'ONA', 'MUSIC'];

/** By what media are asked for (docs.anilist.co/reference/query), as far as a search for shows needs it. */
const MEDIA_ARGS = {
  id: 'Int',
  idMal: 'Int',
  id_in: '[Int]',
  idMal_in: '[Int]',
  search: 'String',
  type: ['ANIME', 'MANGA'],
  format: FORMATS,
  format_in: FORMATS,
  format_not_in: FORMATS,
  isAdult: 'Boolean',
  seasonYear: 'Int',
  sort: SORTS,
} as const;

/** A page has so many entries at most. */
const PAGE = 50;

const scalars = (...names: readonly string[]): Record<string, FieldType> =>
  Object.fromEntries(names.map((name) => [name, {}]));

/** AniList's error for a single entry that there is not. */
export class NotFound extends Error {}

export function anilistSchema(shows: readonly InventedShow[], imagesUrl: string): Schema {
  const own = shows
    .filter(({ ids }) => ids.anilist !== undefined)
    .sort((one, other) => (one.ids.anilist ?? 0) - (other.ids.anilist ?? 0));

  /** In the order of their ids, unless another is asked for: AniList promises none, not even to a search. */
  function mediaFor({ search, sort, ...rest }: Arguments): Media[] {
    const sorts = [sort ?? 'ID'].flat();
    const found = typeof search === 'string' ? findShows(own, search).map(({ show }) => show) : [...own];
    if (sorts[0] !== 'SEARCH_MATCH') {
      const by = String(sorts[0]).startsWith('POPULARITY')
        ? ({ popularity }: InventedShow) => popularity
        : ({ ids }: InventedShow) => ids.anilist ?? 0;
      const sign = String(sorts[0]).endsWith('_DESC') ? -1 : 1;
      found.sort((one, other) => sign * (by(one) - by(other)));
    }
    const isMeant = (media: Media) =>
      Object.entries(rest).every(([name, wanted]) => {
        if (wanted === undefined) return true;
        const [, property = name, way = ''] = /^(.+?)(_in|_not_in)$/.exec(name) ?? [];
        const isAmong = [wanted].flat().includes(media[property as keyof Media] ?? null);
        return way === '_not_in' ? !isAmong : isAmong;
      });
    return found.map((show) => mediaOf(show, imagesUrl)).filter(isMeant);
  }

  return {
    Query: {
      Page: {
        of: 'Page',
        args: { page: 'Int', perPage: 'Int' },
        read({ page = 1, perPage = PAGE }) {
          const currentPage = Math.max(1, Number(page));
          const size = Math.min(PAGE, Math.max(1, Number(perPage)));
          // The counts are wrong at AniList, too (docs.anilist.co/guide/graphql/pagination).
          const pageInfo = { total: 5000, perPage: size, currentPage, lastPage: 500, hasNextPage: true };
          return { pageInfo, begin: (currentPage - 1) * size, end: currentPage * size };
        },
      },
      Media: {
        of: 'Media',
        args: MEDIA_ARGS,
        read(args) {
          const [media] = mediaFor(args);
          if (!media) throw new NotFound();
          return media;
        },
      },
    },
    Page: {
      pageInfo: { of: 'PageInfo' },
      media: {
        of: 'Media',
        args: MEDIA_ARGS,
        read: (args, { begin, end }) => mediaFor(args).slice(Number(begin), Number(end)),
      },
    },
    PageInfo: scalars('total', 'perPage', 'currentPage', 'lastPage', 'hasNextPage'),
    Media: {
      ...scalars(
        'id',
        'idMal',
        'type',
        'format',
        'status',
        'description',
        'season',
        'seasonYear',
        'episodes',
      ),
      ...scalars(
        'duration',
        'countryOfOrigin',
        'source',
        'bannerImage',
        'genres',
        'synonyms',
        'averageScore',
      ),
      ...scalars('popularity', 'favourites', 'isAdult', 'siteUrl'),
      title: { of: 'MediaTitle' },
      startDate: { of: 'FuzzyDate' },
      endDate: { of: 'FuzzyDate' },
      coverImage: { of: 'MediaCoverImage' },
    },
    MediaTitle: scalars('romaji', 'english', 'native', 'userPreferred'),
    FuzzyDate: scalars('year', 'month', 'day'),
    MediaCoverImage: scalars('extraLarge', 'large', 'medium', 'color'),
  };
}
