import { ButtonStyle } from 'discord-api-types/v10';
import type { Show } from '../../../reviews/shows/show.ts';
import { openSelect } from '../../links/links.ts';
import { type CardPayload, card, LINE } from '../../payload/card.ts';
import { customId } from '../../payload/custom-id.ts';
import { button, buttonRows } from '../../payload/payload.ts';
import { LIST_COLOUR } from '../colours.ts';
import { nameWithin, plainTitleWithin, titleWithin } from '../names.ts';
import { type ScoredTwice, showOptions } from '../shows/scored-show.ts';
import { compareButtons, head, type Pair } from './compare-card.ts';

/** How much of a title stands in a button, in columns. */
const LABEL_COLUMNS = 30;

export interface FewView extends Pair {
  /** What both scored: fewer shows than it takes to say anything. */
  readonly shared: readonly ScoredTwice[];
  /** How many it takes. */
  readonly least: number;
  /** When one more would do: a show that one of them has reviewed, and who has. */
  readonly oneMore?: { readonly show: Show; readonly by: 'one' | 'other' } | undefined;
}

/** What can be said of two members who have scored too few of the same shows. */
export function compareFewCard(view: FewView): CardPayload {
  const { place, one, other, shared, least, oneMore, t } = view;
  const facts = [t('compare.few'), `-# ${t('compare.least', { count: shared.length, least })}`];
  const [knows, lacks] = oneMore?.by === 'other' ? [other, one] : [one, other];
  const sentence =
    oneMore &&
    t('compare.oneMore', {
      one: nameWithin(knows.name),
      title: titleWithin(oneMore.show, Infinity),
      other: nameWithin(lacks.name),
    });
  const shows = [...(oneMore === undefined ? [] : [oneMore.show]), ...shared.map(({ show }) => show)];
  const review =
    oneMore &&
    button(
      customId('write', oneMore.show.id),
      t('compare.review', { title: plainTitleWithin(oneMore.show, LABEL_COLUMNS) }),
      { style: ButtonStyle.Primary },
    );
  const [compare, ...onward] = compareButtons(view);
  return card(LIST_COLOUR, [
    ...head(view, facts),
    sentence,
    LINE,
    openSelect(place, t('card.open.show'), showOptions(shows)),
    ...buttonRows(
      // One button is blue: the one that helps most here.
      review === undefined || compare === undefined
        ? [...(compare === undefined ? [] : [compare]), ...onward]
        : [review, { ...compare, style: ButtonStyle.Secondary }, ...onward],
    ),
  ]);
}
