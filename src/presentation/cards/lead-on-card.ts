import { backButton, type Place } from '../links/links.ts';
import { bestButton, newestButton, writeButton } from '../links/onward.ts';
import { type CardPayload, card, LINE } from '../payload/card.ts';
import { buttonRows } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { LIST_COLOUR } from './colours.ts';

/** A sentence where there is nothing else to show, and what leads on from it. */
export function leadOnCard(place: Place, sentence: string, t: Translate): CardPayload {
  const onward = [bestButton(place, t), ...(place.here.card === 'recent' ? [] : [newestButton(place, t)])];
  return card(LIST_COLOUR, [
    sentence,
    LINE,
    ...buttonRows([writeButton(t), ...onward, ...backButton(place, t)]),
  ]);
}
