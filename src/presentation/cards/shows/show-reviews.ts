import type { Score } from '../../../reviews/score.ts';
import type { Translate } from '../../texts/texts.ts';
import { columnsOf, LINE_COLUMNS } from '../columns.ts';
import { nameWithin, plainNameWithin } from '../names.ts';
import { smallLine } from '../small-line.ts';
import type { GivenScore, QuotedReview, ShowCardView } from './show-view.ts';

/** Who gave which of the highest scores, and how many gave less; '' for a single review, whose author stands above. */
export function whoReviewed({ facts, given, t }: ShowCardView): string {
  const { reviews, scores } = facts;
  if (reviews < 2) return '';
  const told = given.reduce((sum, { count }) => sum + count, 0);
  const [unscored, others] = [reviews - scores.count, scores.count - told];
  return [
    t('about.who'),
    ...given.map((one) => scoreLine(one, t)),
    ...(others > 0 ? [restLine(others, scores.lowest ?? 0, lowerThan(given, scores.each), t)] : []),
    ...(unscored > 0 ? [`-# ${t('about.unscored', { count: unscored })}`] : []),
  ].join('\n');
}

/** "**9.5** · 준, Inés and 3 more": as many names as fit into a line. */
function scoreLine({ score, count, names }: GivenScore, t: Translate): string {
  const lineOf = (shown: number, write: (name: string) => string) => {
    const list = names.slice(0, shown).map(write).join(', ');
    const more = count - shown;
    const words = more === 0 ? list : t('about.more', { names: list, count: more });
    return t('card.scored', { score: score / 10, title: words });
  };
  const width = (shown: number) =>
    columnsOf(lineOf(shown, (name) => plainNameWithin(name)).replaceAll('*', ''));
  let shown = Math.min(names.length, count);
  while (shown > 1 && width(shown) > LINE_COLUMNS) shown -= 1;
  return lineOf(shown, (name) => nameWithin(name));
}

/** The highest score below those that are told, in tenths. */
function lowerThan(given: readonly GivenScore[], each: readonly number[]): Score {
  const lowest = given.at(-1)?.score ?? 0;
  return each.slice(0, lowest / 5).findLastIndex((count) => count > 0) * 5;
}

const restLine = (count: number, lowest: Score, highest: Score, t: Translate): string =>
  lowest === highest
    ? `-# ${t('about.rest.same', { count, score: lowest / 10 })}`
    : `-# ${t('about.rest', { count, lowest: lowest / 10, highest: highest / 10 })}`;

/** Whose review is quoted, how many it helped, and where it is. */
export function quotedBy(quoted: QuotedReview, t: Translate): string {
  const { name, score, counts, notHelpfulOff, link } = quoted;
  const { helpful, notHelpful } = counts;
  const facts = [
    nameWithin(name),
    ...(score === undefined ? [] : [t('about.score', { score: score / 10 })]),
    ...(helpful === 0
      ? []
      : [
          notHelpfulOff
            ? t('about.helpfulOnly', { count: helpful })
            : t('about.counted', { helpful, count: helpful + notHelpful }),
        ]),
  ];
  return [smallLine(facts), ...(link === undefined ? [] : [`-# [${t('about.link')}](${link})`])].join('\n');
}
