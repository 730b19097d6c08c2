import { backButton, goButton, openSelect, type Place } from '../../links/links.ts';
import { besidePicture, type CardPart, type CardPayload, card, LINE } from '../../payload/card.ts';
import type { Image } from '../../payload/image.ts';
import { buttonRows } from '../../payload/payload.ts';
import type { Picture } from '../../pictures/drawing.ts';
import { pictureParts } from '../../pictures/picture-parts.ts';
import type { Translate } from '../../texts/texts.ts';
import { LIST_COLOUR } from '../colours.ts';
import { nameWithin } from '../names.ts';
import { type ScoredShow, scoredLine, showOptions } from '../shows/scored-show.ts';
import type { Person } from './person.ts';
import { compareButton, forMeButton, theirReviewsButton } from './person-buttons.ts';

/** What a member gave a show, far from what the others did. */
interface UnusualOpinion extends ScoredShow {
  /** Mean of the others, in tenths, and how many they are. */
  readonly others: number;
  readonly count: number;
}

interface LatestReview extends ScoredShow {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface ProfileView {
  readonly place: Place;
  readonly person: Person;
  readonly reviews: number;
  /** How many of them have a score, and their mean in tenths. */
  readonly scored: number;
  readonly mean: number | undefined;
  /** Mean of the server, in tenths. */
  readonly serverMean: number | undefined;
  readonly helped: number;
  readonly votes: number;
  /** The share of the votes that say helpful; undefined where nobody can say the opposite. */
  readonly share: number | undefined;
  /** How they score, if that says something. */
  readonly picture?: Picture | undefined;
  readonly favourites: readonly ScoredShow[];
  readonly alone: readonly UnusualOpinion[];
  readonly latest: readonly LatestReview[];
  /** The year of their latest review. */
  readonly year: number;
  /** Whether the reader is this person, and sees the card alone. */
  readonly isOwn: boolean;
  /** Whether others can't see it. */
  readonly isHidden: boolean;
  readonly t: Translate;
}

/** What a member thinks of shows, and whom that has helped. */
export function profileCard(view: ProfileView, image: Image | undefined): CardPayload {
  const { place, person, favourites, alone, latest, year, isOwn, isHidden, t } = view;
  const address = { card: 'year', userId: person.id, year } as const;
  const shows = [...favourites, ...alone, ...latest].map(({ show }) => show);
  return card(LIST_COLOUR, [
    ...head(view),
    ...pictureParts(image, view.picture),
    block(t('profile.favourites'), favourites, (one) => scoredLine(one, t)),
    block(t('profile.alone'), alone, (one) => `${scoredLine(one, t)}\n-# ${othersLine(one, t)}`),
    block(t('profile.latest'), latest, (one) => `${scoredLine(one, t)}\n-# <t:${seconds(one.at)}:R>`),
    LINE,
    openSelect(place, t('card.open.show'), showOptions(shows)),
    ...buttonRows([
      compareButton(place, person.id, isOwn, t),
      theirReviewsButton(person.id, t),
      // A year has no thousands separator.
      goButton(place, address, t('profile.year', { year: String(year) })),
      forMeButton(place, t),
      ...backButton(place, t),
    ]),
    `-# ${t(isHidden ? 'profile.show' : 'profile.hide')}`,
  ]);
}

function head({ person, reviews, scored, mean, serverMean, t, ...view }: ProfileView): CardPart[] {
  const { helped, votes, share } = view;
  const name = nameWithin(person.name, Infinity);
  const count = `**${t('card.reviews', { count: reviews })}**`;
  const [only] = view.latest;
  const summary =
    reviews === 1 && only?.score !== undefined
      ? t('profile.oneReview', { name: nameWithin(person.name), score: only.score / 10 })
      : [count, ...(scored < 2 || mean === undefined ? [] : [t('card.mean', { mean: mean / 10 })])].join(
          ' · ',
        );
  const server = serverMean === undefined ? [] : [t('profile.serverMean', { mean: serverMean / 10 })];
  const helpful = [
    ...(helped === 0 ? [] : [t('profile.helped', { count: helped })]),
    ...(share === undefined || votes < 2 ? [] : [t('profile.votes', { share, count: votes })]),
  ];
  const texts = [
    [t('profile.title', { name }), summary, ...server.map(small)].join('\n'),
    helpful.map(small).join('\n'),
  ];
  return besidePicture(
    texts.filter((text) => text !== ''),
    person.avatarUrl,
    t('card.avatar', { name: person.name }),
  );
}

const small = (line: string): string => `-# ${line}`;

/** A heading with its lines; undefined without lines. */
const block = <One>(heading: string, ones: readonly One[], line: (one: One) => string): string | undefined =>
  ones.length === 0 ? undefined : [heading, ...ones.map(line)].join('\n');

const othersLine = ({ others, count }: UnusualOpinion, t: Translate): string =>
  t('profile.others', { mean: others / 10, count });

const seconds = (at: number): number => Math.floor(at / 1000);
