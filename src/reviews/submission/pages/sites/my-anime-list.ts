import type { Site } from '../page.ts';
import { EPISODES, readEpisodes, statusOf } from '../progress-words.ts';

const SEEN =
  '(?:\\(?(?<seen>\\d{1,4}) ?(?:/|of) ?(?<total>\\d{1,4}|\\?)(?: ?(?:eps?|episodes|chp|chapters))?\\)?)';

export const MY_ANIME_LIST: Site = {
  name: 'MyAnimeList',
  above: [
    EPISODES,
    { is: 'verdict', line: /^(?:not )?recommended$|^mixed feelings$/i },
    {
      is: 'tag',
      line: /^(?:funny|informative|well-written|creative|preliminary)$/i,
      proves: 'nothing',
      repeats: true,
    },
    {
      is: 'preliminary',
      line: new RegExp(
        `^(?<status>preliminary|dropped|watching|completed|on-?hold) ?${SEEN}(?: seen| watched)?$`,
        'i',
      ),
      proves: 'page',
      reads: ({ groups }) => {
        const episodes = readEpisodes(groups?.seen, groups?.total);
        return episodes && { progress: { ...statusOf(groups?.status ?? '').progress, ...episodes.progress } };
      },
    },
    { is: 'people', line: /^\d[\d,]* (?:of \d[\d,]* )?people found this review helpful$/i, proves: 'page' },
    { is: 'all reviews', line: /^(?:all reviews|overall rating:? ?\d{1,2})$/i, proves: 'nothing' },
  ],
  names: { after: ['episodes', 'people', 'votes', 'date'] },
  below: [
    {
      is: 'reactions',
      line: /^(?:nice|love it|funny|confusing|informative|well-written|creative|show all) ?\(\d{1,6}\)$/i,
      proves: 'page',
      repeats: true,
    },
    { is: 'read more', line: /^(?:read more of this review|show all)$/i },
  ],
};
