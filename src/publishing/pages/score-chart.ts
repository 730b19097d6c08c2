import { histogramPicture } from '../../presentation/pictures/histogram-picture.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import type { PublicShow } from '../site-source.ts';
import { type Markup, markup } from './markup.ts';

/** Fewer scores are read quicker than a chart of them. */
const LEAST = 5;
const [WIDTH, HEIGHT, STEP, BAR] = [420, 108, 20, 14];
/** The height of the tallest bar, and of the stub of a score that nobody gave. */
const [TALLEST, STUB] = [80, 2];

/** How often each score was given, as bars with the same in words; nothing while there are few. */
export function scoreChart({ show, scores }: PublicShow, t: Translate): Markup | undefined {
  if (scores.count < LEAST) return undefined;
  const { each } = scores;
  const most = Math.max(...each);
  const height = (count: number) => (count === 0 ? STUB : Math.max(6, Math.round((TALLEST * count) / most)));
  return markup`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${histogramPicture(show, each, t).description}">
${each.map((count, place) => markup`<rect class="${count === 0 ? 'none' : 'some'}" x="${place * STEP + 3}" y="${TALLEST + 4 - height(count)}" width="${BAR}" height="${height(count)}" rx="2"/>`)}
${each.map((_, place) => place % 4 === 0 && markup`<text x="${place * STEP + 3 + BAR / 2}" y="${HEIGHT - 4}">${place / 2}</text>`)}
</svg>`;
}
