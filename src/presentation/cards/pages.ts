import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import type { Translate } from '../texts/texts.ts';
import type { Address } from './address.ts';
import { type Place, turnButton } from './links.ts';

/** Buttons to the page before and the next one, which go round; of two pages one button, since equal ids are refused. */
export function pageButtons(
  place: Place,
  page: number,
  pages: number,
  addressOf: (page: number) => Address,
  t: Translate,
): APIButtonComponentWithCustomId[] {
  if (pages < 2) return [];
  const [before, after] = [page === 1 ? pages : page - 1, page === pages ? 1 : page + 1];
  const next = turnButton(place, addressOf(after), t('card.next', { page, pages }));
  return pages === 2
    ? [next]
    : [turnButton(place, addressOf(before), t('card.previous', { page: before })), next];
}
