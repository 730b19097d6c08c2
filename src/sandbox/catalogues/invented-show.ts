import anime from './shows/anime.json' with { type: 'json' };
import community from './shows/community.json' with { type: 'json' };
import dramas from './shows/dramas.json' with { type: 'json' };
import films from './shows/films.json' with { type: 'json' };
import odd from './shows/odd.json' with { type: 'json' };
import series from './shows/series.json' with { type: 'json' };

/** A show that nobody has made, as the stand-ins know it. A source has those for which there is an id of its own. */
export interface InventedShow {
  /** In English, or in its own language when nobody has translated it. */
  readonly title: string;
  /** In its own language, when the title is another one. */
  readonly original?: string;
  /** The original title in Latin letters. */
  readonly romanised?: string;
  /** ISO 639-1. */
  readonly language: string;
  /** ISO 3166-1, or nothing when it is not known. */
  readonly country: string;
  readonly kind: string;
  /** Its first night, "2025-01-17", the year alone, or nothing when it is not known. */
  readonly began: string;
  readonly episodes?: number;
  readonly genres: readonly string[];
  /** From 0 to 100. */
  readonly popularity: number;
  /** Other titles, by the country in which it has them. */
  readonly others?: Readonly<Record<string, string>>;
  /** Far above the ids that the sources have given out, so that no link leads to somebody else's show. */
  readonly ids: {
    /** "tv/…" or "movie/…". */
    readonly tmdb?: string;
    readonly tvmaze?: number;
    readonly anilist?: number;
    readonly mal?: number;
    readonly imdb?: string;
  };
  /** The name of its drawing; absent when it has no poster. */
  readonly poster?: string;
  /** The address of a poster elsewhere, where a source gives whole addresses. */
  readonly picture?: string;
  /** In HTML. */
  readonly summary?: string;
  readonly adult?: boolean;
  /** Whether AniList has nulls among its genres and other titles. */
  readonly nulls?: boolean;
}

const FILES: readonly (readonly InventedShow[])[] = [community, anime, dramas, series, films, odd];

/** All shows of the stand-ins: those of the invented community, and others beside them. */
export const INVENTED_SHOWS: readonly InventedShow[] = FILES.flat();
