import type { Review } from '../../reviews/review.ts';
import { isBehindSpoilerButton } from '../reviews/review-embed.ts';
import type { Translate } from '../texts/texts.ts';
import { nameWithin } from './names.ts';

/**
 * A review's headline as Markdown for a line of a card, cut to a width in columns; undefined without one. Of a covered review it
 * only says that it contains spoilers, as in place of a headline that hides some itself: cut or escaped, it would show them.
 * @param covered whether moderators have put the text behind the spoiler button
 */
export function headlineWithin(
  review: Review,
  covered: boolean,
  columns: number,
  t: Translate,
): string | undefined {
  if (isBehindSpoilerButton({ review, covered }) || review.headline?.includes('||'))
    return t('card.spoilers');
  return review.headline === undefined ? undefined : nameWithin(review.headline, columns);
}
