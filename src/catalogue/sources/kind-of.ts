import type { ShowKind } from '../../reviews/shows/show.ts';

/** Where what people call dramas comes from. */
const DRAMA_COUNTRIES = new Set(['KR', 'CN', 'JP', 'TH', 'TW', 'HK']);

export interface Made {
  /** Codes of the countries that it is from (ISO 3166-1). */
  readonly countries: readonly string[];
  readonly isAnimated: boolean;
  /** Whether it tells a story, and is no game, talk or documentary. */
  readonly isStory: boolean;
}

/** What people call a series: from Japan and drawn, an anime; from Asia, a drama. */
export function seriesKind({ countries, isAnimated, isStory }: Made): ShowKind {
  if (isAnimated) return countries.includes('JP') ? 'anime' : 'series';
  return isStory && countries.some((country) => DRAMA_COUNTRIES.has(country)) ? 'drama' : 'series';
}
