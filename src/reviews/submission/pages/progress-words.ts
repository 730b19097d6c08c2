import type { Progress } from '../../review.ts';
import type { Facts, PageLine } from './page.ts';

const STATUS: readonly (readonly [RegExp, NonNullable<Progress['status']>])[] = [
  [
    /^(?:completed|finished|read|played|beaten|看过|看過|zakończone|abgeschlossen|terminé|completado)$/i,
    'completed',
  ],
  [/^(?:dropped|abandoned|shelved|弃剧|抛弃|abandonné|abandonado)$/i, 'dropped'],
  [/^(?:ongoing|watching|currently watching|在看|en cours|viendo)$/i, 'watching'],
];

/** What a page's word says about how far its member has watched; no facts for words as "On-hold". */
export function statusOf(word: string): Facts {
  const status = STATUS.find(([pattern]) => pattern.test(word))?.[1];
  return status === undefined ? {} : { progress: { status } };
}

/** The episodes seen, and how many there are; undefined when those are fewer. */
export function readEpisodes(seen: string | undefined, total: string | undefined): Facts | undefined {
  const [some, all] = [Number(seen), Number(total)];
  if (Number.isNaN(some)) return {};
  if (Number.isNaN(all)) return { progress: { seen: some } };
  return some <= all ? { progress: { seen: some, total: all } } : undefined;
}

/** "16 of 16 episodes seen". */
export const EPISODES: PageLine = {
  is: 'episodes',
  line: /^(?:(\d{1,4}) ?(?:of|out of|\/) ?(\d{1,4}|\?)|(\d{1,4})) (?:episodes?|eps?\.?|chapters?)(?: seen| watched| read)$/i,
  proves: 'page',
  reads: ([, seen, total, alone]) => readEpisodes(seen ?? alone, total),
};
