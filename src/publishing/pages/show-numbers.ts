import type { Translate } from '../../presentation/texts/texts.ts';
import type { PublicShow } from '../site-source.ts';

/** Of one review there is no mean and no place. */
const LEAST = 2;

/** The weighted rating, by which shows are ordered; undefined without a score. */
export const ratingOf = ({ standing }: PublicShow, t: Translate): string | undefined =>
  standing && t('page.rating', { rating: standing.weighted / 10 });

/** Its place and its mean, from two reviews on, and how many there are. */
export function numbersOf({ keys, scores, standing }: PublicShow, t: Translate): string[] {
  if (keys.length === 0) return [t('page.none')];
  const counted = t('card.reviews', { count: keys.length });
  if (keys.length < LEAST || standing === undefined) return [counted];
  const { rank, of } = standing;
  const { mean, count } = scores;
  return [
    t('page.rank', { rank, of }),
    counted,
    ...(mean === undefined || count < LEAST ? [] : [t('card.mean', { mean: mean / 10 })]),
  ];
}
