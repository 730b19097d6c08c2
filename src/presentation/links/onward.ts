import { type APIButtonComponentWithCustomId, ButtonStyle } from 'discord-api-types/v10';
import { customId } from '../payload/custom-id.ts';
import { button } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { type Address, BEST } from './address.ts';
import { goButton, type Place } from './links.ts';

/** Opens the form for a review of a show that the member names there. */
export const writeButton = (t: Translate): APIButtonComponentWithCustomId =>
  button(customId('new-review'), t('card.button.write'), { style: ButtonStyle.Primary });

/** Leads to the best shows of all. */
export const bestButton = (place: Place, t: Translate): APIButtonComponentWithCustomId[] =>
  unlessBack(place, BEST, t('card.button.best'));

/** Leads to those who have helped most people. */
export const reviewersButton = (place: Place, t: Translate): APIButtonComponentWithCustomId[] =>
  unlessBack(place, { card: 'reviewers', sort: 'helped', page: 1 }, t('card.button.reviewers'));

/** Leads to the newest reviews. */
export const newestButton = (place: Place, t: Translate): APIButtonComponentWithCustomId[] =>
  unlessBack(place, { card: 'recent', page: 1 }, t('card.button.newest'));

/** None where the button back leads to such a card already, by the same name. */
const unlessBack = (place: Place, to: Address, label: string): APIButtonComponentWithCustomId[] =>
  place.back?.card === to.card ? [] : [goButton(place, to, label)];

/** Asks a manager in which channel reviews are posted. */
export const channelButton = (t: Translate): APIButtonComponentWithCustomId =>
  button(customId('set-up'), t('card.button.channel'));
