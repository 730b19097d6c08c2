import { backButton, openSelect, type Place } from '../../links/links.ts';
import { besidePicture, type CardPayload, card, LINE } from '../../payload/card.ts';
import type { Image } from '../../payload/image.ts';
import { buttonRows } from '../../payload/payload.ts';
import type { Picture } from '../../pictures/drawing.ts';
import { pictureParts } from '../../pictures/picture-parts.ts';
import type { Translate } from '../../texts/texts.ts';
import { LIST_COLOUR } from '../colours.ts';
import { LINE_COLUMNS } from '../columns.ts';
import { nameWithin, titleWithin } from '../names.ts';
import { type ScoredShow, type ScoredTwice, showOptions } from '../shows/scored-show.ts';
import type { Person } from './person.ts';
import { compareButton, forMeButton, profileButton } from './person-buttons.ts';

/** The two whose tastes are compared. */
export interface Pair {
  readonly place: Place;
  readonly one: Person;
  readonly other: Person;
  /** Whether the reader is the first of them, and sees the card alone. */
  readonly isOwn: boolean;
  readonly t: Translate;
}

/** A show that one of two liked and the other has not reviewed. */
export interface PassedOn extends ScoredShow {
  readonly from: 'one' | 'other';
}

export interface CompareView extends Pair {
  /** What can be said of their tastes. */
  readonly agreement: 'same' | 'agree' | 'unclear' | 'part' | 'opposite';
  /** How many shows both scored, and how many of these at most one point apart. */
  readonly shared: number;
  readonly within: number;
  /** Examples, two at most of each. */
  readonly agreed: readonly ScoredTwice[];
  readonly parted: readonly ScoredTwice[];
  readonly passOn: readonly PassedOn[];
  /** The map of all that they share, in which the examples are numbered; absent when they share little. */
  readonly picture?: Picture | undefined;
}

/** How far two members agree, told by examples. */
export function compareCard(view: CompareView, image: Image | undefined): CardPayload {
  const { shared, within, agreed, parted, passOn, picture, t } = view;
  const numbers = picture === undefined ? [] : NUMBERS;
  const facts = [
    t(`compare.${view.agreement}`),
    t('compare.shared', { count: shared }),
    `-# ${t('compare.within', { count: within })}`,
  ];
  const shows = [...agreed, ...parted, ...passOn].map(({ show }) => show);
  return card(LIST_COLOUR, [
    ...head(view, facts),
    ...pictureParts(image, picture),
    examples(t('compare.agreed'), agreed, numbers, view),
    examples(t('compare.parted'), parted, numbers.slice(agreed.length), view),
    passOnBlock(view),
    LINE,
    openSelect(view.place, t('card.open.show'), showOptions(shows)),
    ...buttonRows(compareButtons(view)),
  ]);
}

const NUMBERS = ['①', '②', '③', '④'];
/** A number and the space behind it. */
const NUMBER_COLUMNS = 3;

/** The names of two with a fact in each line, beside the picture of the second. */
export const head = ({ one, other, t }: Pair, facts: readonly string[]) =>
  besidePicture(
    [t('compare.title', { one: nameWithin(one.name), other: nameWithin(other.name) }), facts.join('\n')],
    other.avatarUrl,
    t('card.avatar', { name: other.name }),
  );

/** What leads on from two members. */
export const compareButtons = ({ place, one, other, isOwn, t }: Pair) => [
  compareButton(place, one.id, isOwn, t),
  profileButton(place, one),
  profileButton(place, other),
  forMeButton(place, t),
  ...backButton(place, t),
];

function examples(
  heading: string,
  shows: readonly ScoredTwice[],
  numbers: readonly string[],
  { one, other, t }: Pair,
): string | undefined {
  if (shows.length === 0) return undefined;
  const lines = shows.map(({ show, one: oneScore, other: otherScore }, index) => {
    const number = numbers[index];
    const scores = t('compare.both', {
      one: nameWithin(one.name),
      oneScore: oneScore / 10,
      other: nameWithin(other.name),
      otherScore: otherScore / 10,
    });
    const title = titleWithin(show, LINE_COLUMNS - NUMBER_COLUMNS);
    return [...(number === undefined ? [title] : [`${number} ${title}`]), `-# ${scores}`].join('\n');
  });
  return [heading, ...lines].join('\n');
}

function passOnBlock({ one, other, passOn, t }: CompareView): string | undefined {
  if (passOn.length === 0) return undefined;
  const lines = passOn.map(({ show, score = 0, from }) => {
    const [giver, taker] = from === 'one' ? [one, other] : [other, one];
    const names = { one: nameWithin(giver.name), other: nameWithin(taker.name) };
    return `${titleWithin(show, LINE_COLUMNS)}\n-# ${t('compare.for', { ...names, score: score / 10 })}`;
  });
  return [t('compare.passOn'), ...lines].join('\n');
}
