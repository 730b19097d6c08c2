import type { Site } from '../page.ts';

export const SERIALIZD: Site = {
  name: 'Serializd',
  above: [
    {
      is: 'reviewed',
      line: /^[\p{L}\p{N}_.-]{2,30} (?:reviewed|logged|rated|watched|rewatched)(?: (?:a|an|the))?(?: .{2,80})?$/iu,
      proves: 'nothing',
    },
    { is: 'season', line: /^(?:season|episode) \d{1,3}$/i, proves: 'nothing' },
  ],
  below: [],
};
