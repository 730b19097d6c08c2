import type { Site } from '../page.ts';

export const IMDB: Site = {
  name: 'IMDb',
  above: [{ is: 'featured', line: /^(?:featured review|user review|top review)s?$/i, proves: 'nothing' }],
  below: [
    {
      is: 'helpful',
      line: /^(?:un)?helpful ?[•·] ?[\d,.]{1,9}k?(?: ?[•·]? ?[\d,.]{1,9}k?)?$/i,
      proves: 'page',
    },
  ],
  headline: { below: 'rating', above: 'byline' },
};
