import { z } from 'zod';
import type { CatalogueEntry } from '../../../reviews/shows/catalogue-entry.ts';
import { lenient, lenientList, numericId } from '../lenient.ts';
import { makeEntry } from '../make-entry.ts';

const text = lenient(z.string());
const number = lenient(z.number());

/** What is read of a `Media`. Each property but the id may be null. */
export const MEDIA_FIELDS = `
  id
  idMal
  title { english romaji native }
  synonyms
  startDate { year }
  seasonYear
  episodes
  genres
  isAdult
  coverImage { large }
`;

export const mediaSchema = z.object({
  id: numericId,
  idMal: lenient(numericId),
  title: lenient(z.object({ english: text, romaji: text, native: text })),
  synonyms: lenientList(z.string()),
  startDate: lenient(z.object({ year: number })),
  seasonYear: number,
  episodes: number,
  genres: lenientList(z.string()),
  isAdult: lenient(z.boolean()),
  coverImage: lenient(z.object({ large: text })),
});

type Media = z.infer<typeof mediaSchema>;

/**
 * An anime, which a Media is one season of. It began in the year of its first night: the year of its season may be the next one.
 */
export const readMedia = (media: Media, imagesUrl: string): CatalogueEntry | undefined =>
  makeEntry(
    {
      site: 'anilist',
      id: media.id,
      titles: [media.title?.english, media.title?.romaji, media.title?.native, ...media.synonyms],
      year: media.startDate?.year ?? media.seasonYear,
      kind: 'anime',
      ids: { mal: media.idMal },
      poster: posterOf(media),
      genres: media.genres,
      episodes: media.episodes,
      adult: media.isAdult,
    },
    imagesUrl,
  );

/** An anime without a cover has a drawn question mark. */
function posterOf({ coverImage }: Media): string | undefined {
  const cover = coverImage?.large;
  return cover?.endsWith('/default.jpg') ? undefined : cover;
}
