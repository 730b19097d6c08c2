import { readRating } from '../../scores/notations.ts';
import type { Site } from '../page.ts';

export const LETTERBOXD: Site = {
  name: 'Letterboxd',
  above: [
    {
      is: 'handle',
      line: /^(?:review by|watched by|rewatched by) [\p{L}\p{N}_. -]{2,40}?(?: (?<stars>★{1,5}½?))?$/iu,
      proves: 'page',
      reads: ({ groups }) => {
        const read = groups?.stars === undefined ? undefined : readRating(groups.stars);
        return read === undefined ? {} : { scores: [{ of: 'overall', score: read.score }] };
      },
    },
    { is: 'published', line: /^.{2,40}['’]s review published on letterboxd:?$/iu, proves: 'page' },
    { is: 'badge', line: /^(?:pro|patron|hq)$/i, proves: 'nothing' },
  ],
  below: [
    { is: 'likes', line: /^(?:liked by .{2,60}|no likes yet|like review)$/i, proves: 'page' },
    { is: 'tags', line: /^tagged .{1,80}$/i, proves: 'nothing' },
  ],
};
