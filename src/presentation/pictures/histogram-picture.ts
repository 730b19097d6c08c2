import { ScoreCounts } from '../../reviews/score-counts.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import type { Picture } from './drawing.ts';
import { barsOfText } from './score-bars.ts';

/**
 * How often each score was given to a show.
 * @param counts 21 counts, from score 0 to 10 in halves; at least one score
 */
export const histogramPicture = (show: TitleAndYear, counts: readonly number[], t: Translate): Picture => ({
  drawing: { kind: 'histogram', counts },
  get description() {
    return describe(show, counts, t);
  },
  get text() {
    return barsOfText(counts);
  },
});

function describe(show: TitleAndYear, counts: readonly number[], t: Translate): string {
  const { count, lowest = 0, highest = 0, mean = 0, high, low } = new ScoreCounts(counts);
  const title = plainTitle(show, 100);
  if (lowest === highest) return t('picture.histogram.same', { title, count, score: lowest / 10 });
  return t('picture.histogram', {
    title,
    count,
    lowest: lowest / 10,
    highest: highest / 10,
    mean: mean / 10,
    high,
    low,
  });
}
