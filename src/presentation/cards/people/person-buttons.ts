import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import { ButtonStyle } from 'discord-api-types/v10';
import { encodeAddress } from '../../links/address.ts';
import { goButton, type LinkOption, type Place } from '../../links/links.ts';
import { customId } from '../../payload/custom-id.ts';
import { button } from '../../payload/payload.ts';
import type { Translate } from '../../texts/texts.ts';
import { OPTION_COLUMNS, plainNameWithin } from '../names.ts';
import type { Person } from './person.ts';

/** Compares a member's taste with that of whoever presses; with somebody whom they choose, when they are that member. */
export const compareButton = (
  { here }: Place,
  userId: string,
  isOwn: boolean,
  t: Translate,
): APIButtonComponentWithCustomId =>
  button(
    customId('compare-me', userId, encodeAddress(here)),
    t(isOwn ? 'card.button.compareOther' : 'card.button.compare'),
    { style: ButtonStyle.Primary },
  );

/** Opens all reviews that a member wrote. */
export const theirReviewsButton = (userId: string, t: Translate): APIButtonComponentWithCustomId =>
  button(customId('reviews-by', userId), t('card.button.allReviews'));

/** Leads to what whoever presses might like. */
export const forMeButton = (place: Place, t: Translate): APIButtonComponentWithCustomId =>
  goButton(place, { card: 'recommend', page: 1 }, t('card.button.forMe'));

/** Leads to a member's profile. */
export const profileButton = (place: Place, { id, name }: Person): APIButtonComponentWithCustomId =>
  goButton(place, { card: 'profile', userId: id }, plainNameWithin(name) || id);

/** The choices of "Open a profile". */
export const personOptions = (people: readonly Person[]): LinkOption[] =>
  people.map(({ id, name }) => ({
    label: plainNameWithin(name, OPTION_COLUMNS) || id,
    address: { card: 'profile', userId: id },
  }));
