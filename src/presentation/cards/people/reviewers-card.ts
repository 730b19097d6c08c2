import { NOBODY, recordOf } from '../../../reviews/helpfulness/helpfulness.ts';
import { type RankedReviewer, REVIEWER_SORTS } from '../../../reviews/helpfulness/reviewers.ts';
import { CURRENT_PERIODS, type Period } from '../../../reviews/period.ts';
import type { AddressOf } from '../../links/address.ts';
import { backButton, openSelect, orderSelect, type Place, turnButton } from '../../links/links.ts';
import { bestButton, writeButton } from '../../links/onward.ts';
import { pageButtons } from '../../links/pages.ts';
import { type CardPayload, card, LINE } from '../../payload/card.ts';
import { buttonRows } from '../../payload/payload.ts';
import type { Translate } from '../../texts/texts.ts';
import { LIST_COLOUR } from '../colours.ts';
import { columnsOf, LINE_COLUMNS } from '../columns.ts';
import { nameWithin } from '../names.ts';
import { periodName } from '../period-name.ts';
import { smallLine } from '../small-line.ts';
import type { Person } from './person.ts';
import { personOptions } from './person-buttons.ts';

/** A member of the list, with who they are. */
interface ShownReviewer extends RankedReviewer {
  readonly person: Person;
}

export interface ReviewersView {
  readonly place: Place;
  readonly here: AddressOf<'reviewers'>;
  /** Of this page, ten at most. */
  readonly reviewers: readonly ShownReviewer[];
  /** Whose profiles an empty list leads to: who has written most. */
  readonly writers: readonly Person[];
  readonly pages: number;
  /** When members voted and wrote: absent when the list is of always. */
  readonly period?: Period | undefined;
  /** The server's name. */
  readonly server: string;
  /** The emoji of a helpful vote, as Discord's Markdown. */
  readonly emoji: string;
  readonly t: Translate;
}

/** The members whose reviews help most. */
export function reviewersCard(view: ReviewersView): CardPayload {
  const { place, here, reviewers, writers, pages, period, server, t } = view;
  const about = t(`reviewers.about.${here.sort}`, { usual: recordOf(NOBODY) });
  const when = period === undefined ? [] : [periodName(period, t)];
  const title = [
    t('reviewers.title', { server: nameWithin(server, Infinity) }),
    `-# ${[...when, about].join(' · ')}`,
  ].join('\n');
  const lines = reviewers.map((reviewer) => reviewerLines(reviewer, view));
  const people = reviewers.length > 0 ? reviewers.map(({ person }) => person) : writers;
  return card(LIST_COLOUR, [
    title,
    lines.length > 0 ? lines.join('\n') : emptySentence(view),
    LINE,
    openSelect(place, t('card.open.profile'), personOptions(people)),
    orderSelect(place, t(`reviewers.sort.${here.sort}`), orders(view)),
    ...buttonRows([
      writeButton(t),
      ...bestButton(place, t),
      ...periodButtons(view),
      ...backButton(place, t),
      ...pageButtons(here.page, pages, (page, label) => turnButton(place, { ...here, page }, label), t),
    ]),
  ]);
}

function reviewerLines(reviewer: ShownReviewer, { here, t }: ReviewersView): string {
  const { rank, person, helped, share, record, reviews } = reviewer;
  const room = LINE_COLUMNS - columnsOf(t('reviewers.line', { rank, name: '' }).replaceAll('*', ''));
  const facts = {
    helped: t('reviewers.helped', { count: helped }),
    record: t('reviewers.record', { record }),
    reviews: t('card.reviews', { count: reviews }),
  };
  const others = [
    ...(here.sort === 'helped' || helped === 0 ? [] : [facts.helped]),
    ...(here.sort === 'record' || share === undefined ? [] : [t('reviewers.share', { share })]),
    ...(here.sort === 'reviews' || reviews === 0 ? [] : [facts.reviews]),
  ];
  return [
    t('reviewers.line', { rank, name: nameWithin(person.name, room) }),
    smallLine([`**${facts[here.sort]}**`, ...others]),
  ].join('\n');
}

const orders = ({ here, t }: ReviewersView) =>
  REVIEWER_SORTS.map((sort) => ({ label: t(`reviewers.sort.${sort}`), address: { ...here, sort, page: 1 } }));

/** The other times that the list can be of. */
const periodButtons = ({ place, here: { period, ...always }, t }: ReviewersView) =>
  [...CURRENT_PERIODS, undefined]
    .filter((other) => other !== period)
    .map((other) => {
      const address = { ...always, page: 1, ...(other && { period: other }) };
      return turnButton(place, address, t(`reviewers.period.${other ?? 'always'}`));
    });

const emptySentence = ({ here: { sort, period }, emoji, t }: ReviewersView): string =>
  sort === 'reviews'
    ? t(period === undefined ? 'card.empty' : 'reviewers.unwritten')
    : t(`reviewers.empty.${period ?? 'always'}`, { emoji });
