import { z } from 'zod';
import type { CatalogueEntry } from '../../../reviews/shows/catalogue-entry.ts';
import { seriesKind } from '../kind-of.ts';
import { dateYear, imdbId, lenient, lenientList, numericId } from '../lenient.ts';
import { makeEntry } from '../make-entry.ts';

const text = lenient(z.string());
const broadcaster = lenient(z.object({ country: lenient(z.object({ code: text })) }));

/** What is read of a show. Each property but the id and the name may be null. */
export const showSchema = z.object({
  id: numericId,
  name: z.string(),
  type: text,
  language: text,
  genres: lenientList(z.string()),
  premiered: dateYear,
  network: broadcaster,
  webChannel: broadcaster,
  externals: lenient(z.object({ imdb: lenient(imdbId) })),
  image: lenient(z.object({ medium: text, original: text })),
});

type TvmazeShow = z.infer<typeof showSchema>;

/** Where a show in this language is from: one of a streaming service has no country. */
const COUNTRIES: Readonly<Record<string, string>> = {
  Chinese: 'CN',
  Japanese: 'JP',
  Korean: 'KR',
  Thai: 'TH',
};

/** What is known of a show besides. */
export interface Besides {
  /** Its other titles. */
  readonly akas: readonly string[];
  /** The id by which it was found. */
  readonly imdb?: string | undefined;
}

export function readShow(
  show: TvmazeShow,
  { akas, imdb }: Besides,
  imagesUrl: string,
): CatalogueEntry | undefined {
  const { network, webChannel, language = '', type, genres } = show;
  const country = network?.country?.code ?? webChannel?.country?.code ?? COUNTRIES[language];
  return makeEntry(
    {
      site: 'tvmaze',
      id: show.id,
      titles: [show.name, ...akas],
      year: show.premiered,
      kind: genres.includes('Anime')
        ? 'anime'
        : seriesKind({
            countries: country === undefined ? [] : [country],
            isAnimated: type === 'Animation',
            isStory: type === 'Scripted',
          }),
      ids: { imdb: show.externals?.imdb ?? imdb },
      poster: show.image?.medium ?? show.image?.original,
      genres,
      adult: genres.includes('Adult'),
    },
    imagesUrl,
  );
}
