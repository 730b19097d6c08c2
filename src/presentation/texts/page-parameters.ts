/** The parameters of what the public page says, a part of `PARAMETERS`. */
export const PAGE_PARAMETERS = {
  'page.shows': { count: 'number' },
  'page.members': { count: 'number' },
  'page.by': { reviews: 'text', members: 'text' },
  'page.rating': { rating: 'number' },
  'page.rank': { rank: 'number', of: 'number' },
  'page.search.found': { shows: 'text' },
  'page.number': { page: 'number' },
  'page.day': { at: 'datetime' },
  'page.made': { date: 'text' },
} as const;
