import type { PageLine, Site } from '../page.ts';
import { EPISODES, statusOf } from '../progress-words.ts';

const status: PageLine = {
  is: 'status',
  line: /^(completed|dropped|ongoing|(?:currently )?watching|on-?hold|plan to watch)(?: \d{1,4})?$/i,
  repeats: true,
  reads: ([, word = '']) => statusOf(word),
};

export const MY_DRAMA_LIST: Site = {
  name: 'MyDramaList',
  above: [
    status,
    EPISODES,
    {
      is: 'badge',
      line: /^(?:(?:\p{L}+ ){1,3}award\d*|top review(?:er)?|\d+ friends?|member since .{4,20})$/iu,
      proves: 'nothing',
      repeats: true,
    },
    { is: 'byline', line: /^by [\p{L}\p{N}_.-]{2,30}$/iu },
  ],
  below: [],
  names: { titleFirst: true, after: ['status', 'votes', 'badge'] },
};
