import type { Translate } from '../../presentation/texts/texts.ts';
import type { PublicShow } from '../site-source.ts';

/** Of one review there is no mean and no place. */
const LEAST = 2;

/** The weighted rating, by which shows are ordered; undefined without a score. */
export const ratingOf = ({ standing }: PublicShow, t: Translate): string | undefined =>
  standing && t('page.rating', { rating: standing.weighted / 10 });

/** How many reviews it has. */
export const countOf = ({ keys }: PublicShow, t: Translate): string =>
  keys.length === 0 ? t('page.none') : t('card.reviews', { count: keys.length });

/** Its place and its mean, from two reviews on, and how many there are. */
export function numbersOf(shown: PublicShow, t: Translate): string[] {
  const { keys, scores, standing } = shown;
  if (keys.length < LEAST || standing === undefined) return [countOf(shown, t)];
  const { rank, of } = standing;
  const { mean, count } = scores;
  return [
    t('page.rank', { rank, of }),
    countOf(shown, t),
    ...(mean === undefined || count < LEAST ? [] : [t('card.mean', { mean: mean / 10 })]),
  ];
}
