import type { Site } from '../page.ts';
import { statusOf } from '../progress-words.ts';

export const BACKLOGGD: Site = {
  name: 'Backloggd',
  above: [
    {
      is: 'status',
      line: /^(completed|played|playing|abandoned|shelved|retired)(?: on .{2,30})?$/i,
      reads: ([, word = '']) => statusOf(word),
    },
    { is: 'reviewed on', line: /^reviewed on (?!.*\d{4}).{2,40}$/i, proves: 'page' },
    { is: 'time', line: /^(?:time played )?\d{1,4}h(?: \d{1,2}m)?(?: played)?$/i },
  ],
  below: [],
};
