import type { Site } from '../page.ts';

export const TMDB: Site = {
  name: 'The Movie Database',
  above: [
    { is: 'title', line: /^a review by [\p{L}\p{N}_.-]{2,40}$/iu, proves: 'page' },
    { is: 'written', line: /^written by [\p{L}\p{N}_.-]{2,40} on .{6,30}$/iu, proves: 'page' },
    { is: 'menu', line: /^(?:featured review|rating|content score)$/i, proves: 'nothing' },
  ],
  below: [{ is: 'rest', line: /^read the rest\.?$/i, proves: 'page' }],
};
