import { formatScore } from '../../reviews/score.ts';
import type { TitleAndYear } from '../../reviews/shows/title.ts';
import { markdownTitle, plainTitle } from '../shows/show-title.ts';
import type { Translate } from '../texts/texts.ts';
import type { Picture } from './drawing.ts';

export interface WallView {
  /** The member's name. */
  readonly name: string;
  readonly year: number;
  /** What they scored highest in that year, best first, nine at most. At least one. */
  readonly best: readonly { readonly show: TitleAndYear & { readonly id: string }; readonly score: number }[];
}

/** A member's best shows of a year. */
export const wallPicture = ({ name, year, best }: WallView, t: Translate): Picture => ({
  drawing: {
    kind: 'wall',
    name,
    year,
    tiles: best.map(({ show: { title, id }, score }) => ({ title, score, showId: id })),
  },
  get description() {
    const shows = best.map(({ show, score }) => `${plainTitle(show, 60)} ${formatScore(score)}`);
    // A year has no thousands separator.
    return t('picture.wall', { name, year: String(year), shows });
  },
  get text() {
    const lines = best.map(({ show, score }) =>
      t('card.scored', { score: score / 10, title: markdownTitle(show, 60) }),
    );
    return lines.join('\n');
  },
});
