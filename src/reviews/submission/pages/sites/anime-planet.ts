import type { Site } from '../page.ts';
import { EPISODES, readEpisodes, statusOf } from '../progress-words.ts';

export const ANIME_PLANET: Site = {
  name: 'Anime-Planet',
  above: [
    EPISODES,
    {
      is: 'watched',
      line: /^(watched|dropped|watching|stalled|want to watch)(?: (\d{1,4}) ?\/ ?(\d{1,4})(?: eps?| episodes)?)?$/i,
      reads: ([, word = '', seen, total]) => ({
        progress: { ...statusOf(word).progress, ...readEpisodes(seen, total)?.progress },
      }),
    },
  ],
  below: [{ is: 'agree', line: /^(?:\d+ )?(?:people )?(?:agree|like this review)$/i }],
};
