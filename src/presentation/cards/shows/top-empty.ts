import type { EmptyShowList } from '../../../reviews/ranking/show-list.ts';
import { BEST } from '../../links/address.ts';
import { backButton, turnButton } from '../../links/links.ts';
import { channelButton, reviewersButton, writeButton } from '../../links/onward.ts';
import { type CardPayload, card, LINE } from '../../payload/card.ts';
import { button, buttonRows } from '../../payload/payload.ts';
import { markdownTitle } from '../../shows/show-title.ts';
import { LIST_COLOUR } from '../colours.ts';
import { nameWithin } from '../names.ts';
import { filterId } from './filter-form.ts';
import { sortSelect } from './sort-select.ts';
import { filterWords, topTitle } from './top-heading.ts';
import type { TopView } from './top-view.ts';

/** No review within this time is said as such, in milliseconds: a show is new for so long. */
const SIXTY_DAYS = 60 * 24 * 60 * 60 * 1000;

export interface EmptyTopView extends TopView {
  readonly empty: EmptyShowList;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whether the reader can choose the channel for reviews, which nobody has. */
  readonly mayChooseChannel: boolean;
}

/** A list without shows: says why, and leads to what there is. */
export function emptyTopCard(view: EmptyTopView): CardPayload {
  const { empty, t } = view;
  const heading = [topTitle(view), ...filterWords(view)].join('\n');
  return card(LIST_COLOUR, [
    heading,
    empty.others === 0 ? t('card.empty') : reason(view),
    LINE,
    empty.others === 0 ? undefined : sortSelect(view),
    ...buttonRows(buttons(view)),
  ]);
}

function reason({ here: { list }, empty, now, nameOf, t }: EmptyTopView): string {
  const { sort, filter } = list;
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const { closest, newest, others } = empty;
  if (isFiltered) return t('top.empty.filtered', { count: others });
  if (sort === 'rising') {
    if (newest === undefined) return t('top.empty.imported');
    const words = { name: nameWithin(nameOf(newest.authorId)), title: markdownTitle(newest.show) };
    return t(now - newest.at > SIXTY_DAYS ? 'top.empty.quiet' : 'top.empty.steady', words);
  }
  const sentence =
    sort === 'divisive' || sort === 'gems' || sort === 'loved' ? t(`top.empty.${sort}`) : t('top.empty.best');
  if (closest === undefined) return sentence;
  const words = { title: markdownTitle(closest.show), count: closest.reviews };
  return `${sentence} ${t('top.empty.closest', words)}`;
}

const buttons = (view: EmptyTopView) => {
  const { here, place, empty, mayChooseChannel, t } = view;
  if (empty.others === 0)
    return [writeButton(t), ...(mayChooseChannel ? [channelButton(t)] : []), ...backButton(place, t)];
  return [
    writeButton(t),
    turnButton(place, BEST, t('top.button.all')),
    ...reviewersButton(place, t),
    button(filterId(here, place), t('top.button.filter')),
    ...backButton(place, t),
  ];
};
