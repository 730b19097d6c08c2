import type { Translate } from '../../presentation/texts/texts.ts';
import { type Markup, markup } from './markup.ts';

/** How many pages around this one are linked to by their numbers. */
const AROUND = 2;

/**
 * Leads to the other pages of a list; nothing where there is one page alone.
 * @param linkTo the address of a page, by its number from 1
 */
export function pageLinks(
  page: number,
  pages: number,
  linkTo: (page: number) => string,
  t: Translate,
): Markup | undefined {
  if (pages < 2) return undefined;
  const link = (to: number, words: string, name?: string) =>
    markup`<a href="${linkTo(to)}"${name && markup` aria-label="${name}"`}>${words}</a>`;
  const numbers = [...new Set([1, ...range(page - AROUND, page + AROUND), pages])].filter(
    (number) => number >= 1 && number <= pages,
  );
  return markup`<nav class="pages" aria-label="${t('page.pages')}"><ul>
${page > 1 && markup`<li>${link(page - 1, '‹', t('page.previous'))}</li>`}
${numbers.map((number, index) => {
  const gap = number - (numbers[index - 1] ?? 0) > 1 && markup`<li class="gap" aria-hidden="true">…</li>`;
  const name = t('page.number', { page: number });
  return number === page
    ? markup`${gap}<li><span aria-current="page" aria-label="${name}" role="link" aria-disabled="true">${number}</span></li>`
    : markup`${gap}<li>${link(number, String(number), name)}</li>`;
})}
${page < pages && markup`<li>${link(page + 1, '›', t('page.next'))}</li>`}
</ul></nav>`;
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** How many pages a list has; an empty one has a page too. */
export const pagesOf = (length: number, onPage: number): number => Math.max(1, Math.ceil(length / onPage));
