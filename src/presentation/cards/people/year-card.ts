import type { AddressOf } from '../../links/address.ts';
import { backButton, goButton, openSelect, orderSelect, type Place } from '../../links/links.ts';
import { besidePicture, type CardPayload, card, LINE } from '../../payload/card.ts';
import type { Image } from '../../payload/image.ts';
import { buttonRows } from '../../payload/payload.ts';
import type { Picture } from '../../pictures/drawing.ts';
import { pictureParts } from '../../pictures/picture-parts.ts';
import type { Translate } from '../../texts/texts.ts';
import { LIST_COLOUR } from '../colours.ts';
import { nameWithin } from '../names.ts';
import { type ScoredShow, showOptions } from '../shows/scored-show.ts';
import type { Person } from './person.ts';
import { compareButton, forMeButton, theirReviewsButton } from './person-buttons.ts';

export interface YearView {
  readonly place: Place;
  readonly here: AddressOf<'year'>;
  readonly person: Person;
  readonly reviews: number;
  /** How many of them have a score, and their mean in tenths. */
  readonly scored: number;
  readonly mean: number | undefined;
  readonly helped: number;
  /** The month (when it begins, in milliseconds since the epoch) with most reviews, and how many; absent where that says little. */
  readonly busiest?: { readonly month: number; readonly count: number } | undefined;
  /** Their best shows of the year, best first, nine at most, and the picture of them. */
  readonly best: readonly ScoredShow[];
  readonly picture?: Picture | undefined;
  /** All years in which they wrote reviews, latest first. */
  readonly years: readonly number[];
  readonly isOwn: boolean;
  readonly t: Translate;
}

/** What a member reviewed in a year. */
export function yearCard(view: YearView, image: Image | undefined): CardPayload {
  const { place, here, person, best, picture, years, isOwn, t } = view;
  const shows = best.map(({ show }) => show);
  const others = years.map((year) => ({ label: String(year), address: { ...here, year } }));
  return card(LIST_COLOUR, [
    ...head(view),
    ...pictureParts(image, picture),
    LINE,
    openSelect(place, t('card.open.show'), showOptions(shows)),
    others.length > 1 ? orderSelect(place, String(here.year), others) : undefined,
    ...buttonRows([
      compareButton(place, person.id, isOwn, t),
      theirReviewsButton(person.id, t),
      goButton(place, { card: 'profile', userId: person.id }, t('year.all')),
      forMeButton(place, t),
      ...backButton(place, t),
    ]),
  ]);
}

function head({ here, person, reviews, scored, mean, helped, busiest, t }: YearView) {
  const title = t('year.title', { name: nameWithin(person.name, 24), year: String(here.year) });
  const summary = [
    `**${t('card.reviews', { count: reviews })}**`,
    ...(scored < 2 || mean === undefined ? [] : [t('card.mean', { mean: mean / 10 })]),
  ].join(' · ');
  const facts = [
    ...(helped === 0 ? [] : [t('profile.helped', { count: helped })]),
    ...(busiest === undefined ? [] : [t('year.busiest', { at: busiest.month, count: busiest.count })]),
  ];
  const text = [title, summary, ...facts.map((fact) => `-# ${fact}`)].join('\n');
  return besidePicture([text], person.avatarUrl, t('card.avatar', { name: person.name }));
}
