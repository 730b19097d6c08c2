import { escapeUserText } from '../../markdown/escape-user-text.ts';
import { nameWithin } from '../names.ts';
import { periodName } from '../period-name.ts';
import { formatYears } from './filter-form.ts';
import type { TopView } from './top-view.ts';

type Heading = Pick<TopView, 'here' | 'page' | 'priorReviews' | 'server' | 'nameOf' | 't'>;

export function topTitle({ here: { list }, server, nameOf, t }: Heading): string {
  const { by } = list.filter;
  return by === undefined
    ? t(`top.title.${list.sort}`, { server: escapeUserText(server) })
    : t('top.title.by', { name: nameWithin(nameOf(by)) });
}

/** Which shows and reviews the list is about, in one line; none when it is about all. */
export function filterWords({ here, t }: Heading): string[] {
  const { kind, years, period } = here.list.filter;
  const words = [
    ...(kind === undefined ? [] : [t(`kind.${kind}`)]),
    ...(years === undefined ? [] : [formatYears(years)]),
    ...(period === undefined ? [] : [t('top.filter.period', { period: periodName(period, t) })]),
  ];
  return words.length === 0 ? [] : [`-# ${words.join(' · ')}`];
}

/** What the order rests on, in one sentence. */
export function topReason(view: Heading): string {
  return `-# ${reason(view)}`;
}

function reason({ here: { list }, page, priorReviews, nameOf, t }: Heading): string {
  const { sort, filter } = list;
  const { by, ...narrowing } = filter;
  if (by !== undefined && sort === 'best') return t('top.reason.by', { name: nameWithin(nameOf(by)) });
  if (sort === 'loved') return t('top.reason.loved', { share: page.usualShare });
  if (sort !== 'best') return t(`top.reason.${sort}`);
  if (priorReviews === 0 || page.mean === undefined) return t('top.reason.unweighted');
  const isOfAll = Object.values(narrowing).every((value) => value === undefined);
  return t(isOfAll ? 'top.reason.best' : 'top.reason.best.filtered', { mean: page.mean / 10 });
}
