import type { Site } from '../page.ts';

export const ROTTEN_TOMATOES: Site = {
  name: 'Rotten Tomatoes',
  above: [
    { is: 'verdict', line: /^(?:certified )?(?:fresh|rotten)$|^(?:want to see it|not interested)$/i },
    { is: 'verified', line: /^(?:verified|super reviewer|top critic|verified (?:audience|rating))$/i },
  ],
  below: [
    {
      is: 'original score',
      line: /^(?:(?:go to )?full review)(?: ?\| ?original score: .{1,8})?$|^original score: .{1,8}$/i,
      proves: 'page',
    },
  ],
};
