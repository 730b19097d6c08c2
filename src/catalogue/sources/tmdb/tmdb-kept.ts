/** TMDB's terms: nothing is kept for longer than six months (https://www.themoviedb.org/api-terms-of-use). In milliseconds. */
export const TMDB_KEPT = 180 * 24 * 60 * 60_000;
