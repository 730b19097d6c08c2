import type { APIButtonComponentWithCustomId } from 'discord-api-types/v10';
import type { Translate } from '../texts/texts.ts';

/**
 * Buttons to the page before and the next one, which go round; of two pages one button, since equal ids are refused.
 * @param page from 1
 */
export function pageButtons(
  page: number,
  pages: number,
  buttonTo: (page: number, label: string) => APIButtonComponentWithCustomId,
  t: Translate,
): APIButtonComponentWithCustomId[] {
  if (pages < 2) return [];
  const [before, after] = [page === 1 ? pages : page - 1, page === pages ? 1 : page + 1];
  const next = buttonTo(after, t('card.next', { page, pages }));
  return pages === 2 ? [next] : [buttonTo(before, t('card.previous', { page: before })), next];
}
