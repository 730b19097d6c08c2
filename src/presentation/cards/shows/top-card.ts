import { backButton, type LinkOption, openSelect, turnButton } from '../../links/links.ts';
import { reviewersButton, writeButton } from '../../links/onward.ts';
import { pageButtons } from '../../links/pages.ts';
import { besidePicture, type CardPayload, card, LINE } from '../../payload/card.ts';
import { button, buttonRows } from '../../payload/payload.ts';
import { LIST_COLOUR } from '../colours.ts';
import { plainTitleWithin } from '../names.ts';
import { filterId } from './filter-form.ts';
import { sortSelect } from './sort-select.ts';
import { filterWords, topReason, topTitle } from './top-heading.ts';
import { topLine, topReasons } from './top-line.ts';
import type { TopView } from './top-view.ts';

/** One page of a list of shows, each with what explains its place. */
export function topCard(view: TopView): CardPayload {
  const { here, page, t } = view;
  const { list } = here;
  const [first] = page.shows;
  const heading = [topTitle(view), ...filterWords(view), topReason(view)].join('\n');
  return card(LIST_COLOUR, [
    ...besidePicture(
      [heading],
      first?.show.poster,
      t('card.poster', { title: first ? plainTitleWithin(first.show) : '' }),
    ),
    page.shows.map((listed) => topLine(listed, list, view.nameOf, t)).join('\n'),
    LINE,
    openSelect(view.place, t('card.open.show'), showOptions(view)),
    sortSelect(view),
    ...buttonRows(buttons(view)),
  ]);
}

const showOptions = ({ page, here, nameOf, t }: TopView): LinkOption[] =>
  page.shows.map((listed) => ({
    label: plainTitleWithin(listed.show),
    description: topReasons(listed, here.list, nameOf, t),
    address: { card: 'show', showId: listed.show.id },
  }));

const buttons = ({ here, place, page: { pages }, t }: TopView) => [
  writeButton(t),
  ...reviewersButton(place, t),
  button(filterId(here, place), t('top.button.filter')),
  ...pageButtons(here.page, pages, (page, label) => turnButton(place, { ...here, page }, label), t),
  ...backButton(place, t),
];
