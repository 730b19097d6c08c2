import type { ShowFacts } from '../../../reviews/counted-facts.ts';
import { ASPECTS } from '../../../reviews/review.ts';
import type { Show } from '../../../reviews/shows/show.ts';
import { markdownTitle } from '../../shows/show-title.ts';
import type { Translate } from '../../texts/texts.ts';
import { nameWithin } from '../names.ts';
import type { ShowCardView } from './show-view.ts';

/** Of one score there is no mean. */
const LEAST_FOR_MEAN = 2;

export const showTitle = (show: Show): string => `## ${markdownTitle(show)}`;

/** The weighted rating and rank, the mean and number of reviews; of one review only who wrote it. */
export function numbersOf({ facts, standing, only, t }: ShowCardView): string[] {
  const { reviews, scores } = facts;
  if (reviews === 0) return [t('about.none')];
  if (only !== undefined) {
    const name = nameWithin(only.name);
    return [
      only.score === undefined
        ? t('about.only.unscored', { name })
        : t('about.only', { name, score: only.score / 10 }),
    ];
  }
  const { mean, count } = scores;
  const counted = t('card.reviews', { count: reviews });
  return [
    ...(standing === undefined
      ? []
      : [t('about.standing', { rating: standing.weighted / 10, rank: standing.rank, of: standing.of })]),
    mean === undefined || count < LEAST_FOR_MEAN
      ? counted
      : `${t('card.mean', { mean: mean / 10 })} · ${counted}`,
  ];
}

/** The means of its aspects, and how far its reviewers have watched. */
export function watchedBy({ reviews, aspects, statuses }: ShowFacts, t: Translate): string {
  if (reviews < LEAST_FOR_MEAN) return '';
  const means = ASPECTS.flatMap((aspect) => {
    const { sum, count } = aspects[aspect] ?? { sum: 0, count: 0 };
    return count < LEAST_FOR_MEAN ? [] : [t(`about.${aspect}`, { mean: sum / count / 10 })];
  });
  const watched = (['completed', 'watching', 'dropped'] as const).flatMap((status) => {
    const count = statuses[status];
    return count === 0 ? [] : [t(`about.${status}`, { count })];
  });
  return [...inLines(means), ...(watched.length === 0 ? [] : [watched.join(' · ')])]
    .map((line) => `-# ${line}`)
    .join('\n');
}

/** Two in a line, as they stand together: "Story 8.9 · Acting 8.4". */
const inLines = (facts: readonly string[]): string[] =>
  Array.from({ length: Math.ceil(facts.length / 2) }, (_, line) =>
    facts.slice(2 * line, 2 * line + 2).join(' · '),
  );
