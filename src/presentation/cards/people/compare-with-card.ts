import { ComponentType } from 'discord-api-types/v10';
import { encodeAddress } from '../../links/address.ts';
import { backButton, type Place } from '../../links/links.ts';
import { bestButton } from '../../links/onward.ts';
import { type CardPayload, card } from '../../payload/card.ts';
import { customId } from '../../payload/custom-id.ts';
import { buttonRows, row } from '../../payload/payload.ts';
import type { Translate } from '../../texts/texts.ts';
import { LIST_COLOUR } from '../colours.ts';
import { nameWithin } from '../names.ts';
import type { Person } from './person.ts';
import { profileButton } from './person-buttons.ts';

interface CompareWithView {
  readonly place: Place;
  readonly person: Person;
  readonly t: Translate;
}

/** Asks with whom to compare a member. */
export const compareWithCard = ({ place, person, t }: CompareWithView): CardPayload =>
  card(LIST_COLOUR, [
    t('compare.whom', { name: nameWithin(person.name, Infinity) }),
    row({
      type: ComponentType.UserSelect,
      custom_id: customId('compare-with', person.id, encodeAddress(place.back ?? place.here)),
      placeholder: t('compare.pick'),
    }),
    ...buttonRows([profileButton(place, person), ...bestButton(place, t), ...backButton(place, t)]),
  ]);
