/** TMDB's genres (reference/genre-movie-list, genre-tv-list), by our names. */
const MOVIE: Readonly<Record<string, readonly [number, string]>> = {
  Action: [28, 'Action'],
  Adventure: [12, 'Adventure'],
  Animation: [16, 'Animation'],
  Comedy: [35, 'Comedy'],
  Crime: [80, 'Crime'],
  Documentary: [99, 'Documentary'],
  Drama: [18, 'Drama'],
  Family: [10751, 'Family'],
  Fantasy: [14, 'Fantasy'],
  History: [36, 'History'],
  Horror: [27, 'Horror'],
  Music: [10402, 'Music'],
  Mystery: [9648, 'Mystery'],
  Romance: [10749, 'Romance'],
  'Science Fiction': [878, 'Science Fiction'],
  Thriller: [53, 'Thriller'],
  War: [10752, 'War'],
  Western: [37, 'Western'],
};

/** Series have neither romance nor horror, history, music or thrillers. */
const TV: Readonly<Record<string, readonly [number, string]>> = {
  Action: [10759, 'Action & Adventure'],
  Adventure: [10759, 'Action & Adventure'],
  Animation: [16, 'Animation'],
  Comedy: [35, 'Comedy'],
  Crime: [80, 'Crime'],
  Documentary: [99, 'Documentary'],
  Drama: [18, 'Drama'],
  Family: [10751, 'Family'],
  Fantasy: [10765, 'Sci-Fi & Fantasy'],
  Mystery: [9648, 'Mystery'],
  'Science Fiction': [10765, 'Sci-Fi & Fantasy'],
  War: [10768, 'War & Politics'],
  Western: [37, 'Western'],
};

/** @param isMovie whether it is a film: series have genres of their own */
export function tmdbGenres(names: readonly string[], isMovie: boolean): { id: number; name: string }[] {
  const genres = names.flatMap((name) => {
    const genre = (isMovie ? MOVIE : TV)[name];
    return genre ? [genre] : [];
  });
  return [...new Map(genres)].map(([id, name]) => ({ id, name }));
}
