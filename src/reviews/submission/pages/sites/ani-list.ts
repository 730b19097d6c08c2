import type { Site } from '../page.ts';

export const ANI_LIST: Site = {
  name: 'AniList',
  above: [
    { is: 'review of', line: /^review(?:ed)? (?:of .{2,80} )?by [\p{L}\p{N}_]{2,30}$/iu, proves: 'page' },
  ],
  below: [],
};
