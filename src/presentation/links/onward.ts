import { type APIButtonComponentWithCustomId, ButtonStyle } from 'discord-api-types/v10';
import { customId } from '../payload/custom-id.ts';
import { button } from '../payload/payload.ts';
import type { Translate } from '../texts/texts.ts';
import { BEST } from './address.ts';
import { goButton, type Place } from './links.ts';

/** Opens the form for a review of a show that the member names there. */
export const writeButton = (t: Translate): APIButtonComponentWithCustomId =>
  button(customId('new-review'), t('card.button.write'), { style: ButtonStyle.Primary });

/** Leads to the best shows of all. */
export const bestButton = (place: Place, t: Translate): APIButtonComponentWithCustomId =>
  goButton(place, BEST, t('card.button.best'));

/** Leads to those who have helped most people. */
export const reviewersButton = (place: Place, t: Translate): APIButtonComponentWithCustomId =>
  goButton(place, { card: 'reviewers', sort: 'helped', page: 1 }, t('card.button.reviewers'));

/** Leads to the newest reviews. */
export const newestButton = (place: Place, t: Translate): APIButtonComponentWithCustomId =>
  goButton(place, { card: 'recent', page: 1 }, t('card.button.newest'));

/** Asks a manager in which channel reviews are posted. */
export const channelButton = (t: Translate): APIButtonComponentWithCustomId =>
  button(customId('set-up'), t('card.button.channel'));
