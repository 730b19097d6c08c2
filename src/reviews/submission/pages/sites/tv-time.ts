import type { Site } from '../page.ts';

export const TV_TIME: Site = {
  name: 'TV Time',
  above: [{ is: 'seen', line: /^(?:watched|seen) s\d{1,2} ?\|? ?e\d{1,3}$/i, proves: 'page' }],
  below: [{ is: 'counts', line: /^(?:❤|♥|♡) ?\d+ (?:💬 ?\d+)?$/u, proves: 'page' }],
};
