import type { Review } from '../../reviews/review.ts';
import type { Show } from '../../reviews/shows/show.ts';
import type { AddressOf } from '../links/address.ts';
import { backButton, openSelect, type Place, turnButton } from '../links/links.ts';
import { bestButton, writeButton } from '../links/onward.ts';
import { pageButtons } from '../links/pages.ts';
import { type CardPayload, card, LINE } from '../payload/card.ts';
import { buttonRows } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { LIST_COLOUR } from './colours.ts';
import { columnsOf, SMALL_COLUMNS } from './columns.ts';
import { headlineWithin } from './headline.ts';
import { nameWithin } from './names.ts';
import type { Person } from './people/person.ts';
import { personOptions } from './people/person-buttons.ts';
import { scoredLine, showOptions } from './shows/scored-show.ts';

/** How wide Discord writes a time such as "11 months ago", in columns. */
const TIME_COLUMNS = 14;

export interface RecentReview {
  readonly review: Review;
  readonly show: Show;
  readonly author: Person;
  /** Whether moderators have put its text behind the spoiler button. */
  readonly covered: boolean;
  /** URL of its message. */
  readonly link: string;
}

export interface RecentView {
  readonly place: Place;
  readonly here: AddressOf<'recent'>;
  /** Of this page, eight at most. At least one. */
  readonly reviews: readonly RecentReview[];
  readonly pages: number;
  /** The server's name. */
  readonly server: string;
  readonly t: Translate;
}

/** The newest reviews, each with a link. */
export function recentCard({ place, here, reviews, pages, server, t }: RecentView): CardPayload {
  const lines = reviews.map(
    (one) => `${scoredLine({ ...one, score: one.review.score }, t)}\n-# ${byLine(one, t)}`,
  );
  const shows = reviews.map(({ show }) => show);
  const people = reviews.map(({ author }) => author);
  return card(LIST_COLOUR, [
    t('recent.title', { server: nameWithin(server, Infinity) }),
    lines.join('\n'),
    LINE,
    openSelect(place, t('card.open.show'), showOptions(shows)),
    openSelect(place, t('card.open.profile'), personOptions(people)),
    ...buttonRows([
      writeButton(t),
      ...bestButton(place, t),
      ...backButton(place, t),
      ...pageButtons(here.page, pages, (page, label) => turnButton(place, { ...here, page }, label), t),
    ]),
  ]);
}

/** "さくら, 2 hours ago: 信总会到的" */
function byLine({ review, author, covered }: RecentReview, t: Translate): string {
  const name = nameWithin(author.name);
  const time = `<t:${Math.floor(review.writtenAt / 1000)}:R>`;
  const room =
    SMALL_COLUMNS - columnsOf(t('recent.headline', { name, time: '', headline: '' })) - TIME_COLUMNS;
  const headline = headlineWithin(review, covered, room, t);
  return headline === undefined
    ? t('recent.line', { name, time })
    : t('recent.headline', { name, time, headline });
}
