import { anilistRules } from './anilist/anilist.ts';
import type { CatalogueFaults } from './catalogue-faults.ts';
import { INVENTED_SHOWS, type InventedShow } from './invented-show.ts';
import { pictureRules } from './picture-host.ts';
import { type SeenRequest, startStandIn } from './stand-in.ts';
import { TMDB_TOKEN, tmdbRules } from './tmdb/tmdb.ts';
import { tvmazeRules } from './tvmaze/tvmaze.ts';

type CatalogueName = 'tmdb' | 'tvmaze' | 'anilist';

export interface CataloguesOptions {
  /** The clock of the limits, in milliseconds since some moment. */
  readonly now?: () => number;
  /** Whether the limits are off; those of the sources apply when left out. */
  readonly unlimited?: boolean;
  /** The shows that there are; all invented ones when left out. */
  readonly shows?: readonly InventedShow[];
}

/** Where a source is, and what it is asked with. */
interface CataloguePlace {
  readonly name: CatalogueName;
  readonly url: string;
  readonly imagesUrl: string;
  readonly token?: string | undefined;
}

/** The running stand-ins of TMDB, TVmaze and AniList, and of the host of their pictures. */
export interface Catalogues {
  /** The base addresses of their APIs, as `TMDB_URL`, `TVMAZE_URL` and `ANILIST_URL` take them. */
  readonly urls: Readonly<Record<CatalogueName, string>>;
  /** The addresses that their pictures begin with, as `TMDB_IMAGES_URL` and so on take them. */
  readonly imageUrls: Readonly<Record<CatalogueName, string>>;
  readonly tmdbToken: string;
  /** The same, for a bot that asks all of them. */
  readonly places: readonly CataloguePlace[];
  /** How many requests a source has seen, those among them that it refused. */
  seen(name: CatalogueName): number;
  /** The newest 10,000 of them, oldest first. */
  requests(name: CatalogueName): readonly SeenRequest[];
  /** How many pictures were asked for: none by a bot, which leaves that to Discord. */
  picturesSeen(): number;
  /** How many connections to a source are open. */
  connections(name: CatalogueName): Promise<number>;
  readonly faults: Readonly<Record<CatalogueName, CatalogueFaults>>;
  close(): Promise<void>;
}

/** Starts stand-ins of the online sources of shows on free ports of loopback, with shows that nobody has made. */
export async function startCatalogues(options: CataloguesOptions = {}): Promise<Catalogues> {
  const { now = () => performance.now(), unlimited = false, shows = INVENTED_SHOWS } = options;
  const pictures = await startStandIn(pictureRules, true);
  const [tmdb, tvmaze, anilist] = await Promise.all([
    startStandIn(tmdbRules(shows, now), unlimited),
    startStandIn(tvmazeRules(shows, now, pictures.url), unlimited),
    startStandIn(anilistRules(shows, now, pictures.url), unlimited),
  ]);
  const all = { tmdb, tvmaze, anilist };
  const urls = { tmdb: `${tmdb.url}/3`, tvmaze: tvmaze.url, anilist: anilist.url };
  const place = (name: CatalogueName) => ({ name, url: urls[name], imagesUrl: pictures.url });
  return {
    urls,
    places: [{ ...place('tmdb'), token: TMDB_TOKEN }, place('tvmaze'), place('anilist')],
    imageUrls: { tmdb: pictures.url, tvmaze: pictures.url, anilist: pictures.url },
    tmdbToken: TMDB_TOKEN,
    seen: (name) => all[name].seen(),
    requests: (name) => all[name].requests,
    picturesSeen: () => pictures.seen(),
    connections: (name) => all[name].connections(),
    faults: { tmdb: tmdb.faults, tvmaze: tvmaze.faults, anilist: anilist.faults },
    async close() {
      await Promise.all([pictures, tmdb, tvmaze, anilist].map((standIn) => standIn.close()));
    },
  };
}
