const HEADER =
  'Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors';

/** A table of so many ratings as IMDb exports it, of shows that differ in their titles. */
export function ratingsOf(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, index) => {
    const id = `tt${String(1_000_000 + index)}`;
    const date = new Date(Date.UTC(2015, 0, 1) + index * 3_600_000).toISOString().slice(0, 10);
    const title = `The ${WORDS[index % WORDS.length]} of ${WORDS[(index * 7) % WORDS.length]} ${index}`;
    return `${id},${1 + (index % 10)},${date},${title},https://www.imdb.com/title/${id}/,Movie,7.1,101,${1950 + (index % 75)},Drama,1000,${date},A`;
  });
  return new TextEncoder().encode([HEADER, ...lines].join('\n'));
}

const WORDS = [
  'Glass',
  'Harbour',
  'Night',
  'River',
  'Silent',
  'Winter',
  'House',
  'Crown',
  'Paper',
  'Moon',
  'Salt',
];
