import type { ListedShow, ShowList } from '../../../reviews/ranking/show-list.ts';
import type { Translate } from '../../texts/texts.ts';
import { columnsOf, LINE_COLUMNS } from '../columns.ts';
import { nameWithin, plainNameWithin, titleWithin } from '../names.ts';
import { smallLine } from '../small-line.ts';
import type { NameOf } from './top-view.ts';

/** How wide a title is in the list, and its year behind it, in columns. */
const TITLE_COLUMNS = 22;
const YEAR_COLUMNS = ' (2025)'.length;

/** A show in the list, in two lines: its place and title, and what explains the place. */
export function topLine(listed: ListedShow, list: ShowList, nameOf: NameOf, t: Translate): string {
  const room = LINE_COLUMNS - columnsOf(t('top.line', { rank: listed.rank, title: '' }).replaceAll('*', ''));
  const most = TITLE_COLUMNS + (listed.show.year === undefined ? 0 : YEAR_COLUMNS);
  const title = titleWithin(listed.show, Math.min(most, room));
  const [leading = '', ...others] = reasons(listed, list, (id) => nameWithin(nameOf(id)), t);
  return `${t('top.line', { rank: listed.rank, title })}\n${smallLine([`**${leading}**`, ...others])}`;
}

/** The same reasons without Markdown, for a select. */
export const topReasons = (listed: ListedShow, list: ShowList, nameOf: NameOf, t: Translate): string =>
  reasons(listed, list, (id) => plainNameWithin(nameOf(id)), t).join(' · ');

/** The number that the list is ordered by, and those that it rests on. */
function reasons(listed: ListedShow, { sort, filter }: ShowList, named: NameOf, t: Translate): string[] {
  const { value, high, low, count, own, recent = 0 } = listed;
  const rating = t('top.rating', { rating: value / 10 });
  if (filter.by !== undefined && sort === 'best') {
    const score = own === undefined ? [] : [t('top.own', { score: own / 10 })];
    return [...score, t('top.here', { rating: value / 10 }), t('card.reviews', { count: listed.reviews })];
  }
  switch (sort) {
    case 'best':
    case 'gems':
      return [rating, ...restsOn(listed, named, t)];
    case 'reviews':
      return [t('card.reviews', { count: listed.reviews }), ...meanOf(listed, t)];
    case 'divisive':
      return [t('top.apart', { apart: value }), t('top.sides', { high, low })];
    case 'rising':
      return [rating, t('top.recent', { count: recent })];
    case 'loved':
      return [t('top.share', { share: value }), t('top.loved', { high, count })];
  }
}

function restsOn(listed: ListedShow, named: NameOf, t: Translate): string[] {
  const { only, reviews } = listed;
  return only === undefined || reviews > 1
    ? [...meanOf(listed, t), t('card.reviews', { count: reviews })]
    : [t('top.only', { name: named(only.authorId), score: only.score / 10 })];
}

/** Of one score there is no mean. */
const meanOf = ({ mean, count }: ListedShow, t: Translate): string[] =>
  mean === undefined || count < 2 ? [] : [t('card.mean', { mean: mean / 10 })];
