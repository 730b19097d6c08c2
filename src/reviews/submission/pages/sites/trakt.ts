import type { Site } from '../page.ts';

export const TRAKT: Site = {
  name: 'Trakt',
  above: [
    { is: 'vip', line: /^(?:vip(?: ep)?|og|director)$/i, proves: 'nothing' },
    {
      is: 'shout',
      line: /^(?:shout|review) by [\p{L}\p{N}_. -]{2,40}(?: vip)?(?: .{0,20})?$/iu,
      proves: 'page',
    },
  ],
  below: [{ is: 'report', line: /^(?:reply|report|spoilers?)(?: \d+)?$/i, proves: 'nothing', repeats: true }],
};
