import type { Score } from '../../../reviews/score.ts';
import type { Show } from '../../../reviews/shows/show.ts';
import type { LinkOption } from '../../links/links.ts';
import type { Translate } from '../../texts/texts.ts';
import { columnsOf, LINE_COLUMNS } from '../columns.ts';
import { plainTitleWithin, titleWithin } from '../names.ts';

/** A show with the score that a review gives it. */
export interface ScoredShow {
  readonly show: Show;
  readonly score: Score | undefined;
  /** URL of the review's message; absent when it has none. */
  readonly link?: string | undefined;
}

/** "**9.5** · Glass Heart (2025)", one line on a phone; the title leads to the review. */
export function scoredLine({ show, score, link }: ScoredShow, t: Translate): string {
  const line = (title: string) =>
    score === undefined ? t('card.unscored', { title }) : t('card.scored', { score: score / 10, title });
  const title = titleWithin(show, LINE_COLUMNS - columnsOf(line('').replaceAll('*', '')));
  return line(link === undefined ? title : `[${title}](${link})`);
}

/** The choices of "Open a show". */
export const showOptions = (shows: readonly Show[]): LinkOption[] =>
  shows.map((show) => ({ label: plainTitleWithin(show), address: { card: 'show', showId: show.id } }));

/** Two members' scores of a show. */
export interface ScoredTwice {
  readonly show: Show;
  readonly one: Score;
  readonly other: Score;
}
