import type { APIButtonComponent } from 'discord-api-types/v10';
import { backButton, type Place } from '../links/links.ts';
import { bestButton, newestButton, writeButton } from '../links/onward.ts';
import { type CardPayload, card, LINE } from '../payload/card.ts';
import { buttonRows } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { LIST_COLOUR } from './colours.ts';

/**
 * A sentence where there is nothing else to show, and what leads on from it.
 * @param also a button that helps here
 */
export function leadOnCard(
  place: Place,
  sentence: string,
  t: Translate,
  also: readonly APIButtonComponent[] = [],
): CardPayload {
  const newest = place.here.card === 'recent' ? [] : newestButton(place, t);
  return card(LIST_COLOUR, [
    sentence,
    LINE,
    ...buttonRows([writeButton(t), ...also, ...bestButton(place, t), ...newest, ...backButton(place, t)]),
  ]);
}
