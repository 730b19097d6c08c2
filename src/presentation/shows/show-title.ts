import { formatTitle, MAX_TITLE, type TitleAndYear } from '../../reviews/shows/title.ts';
import { escapeUserText } from '../markdown/escape-user-text.ts';
import { shorten } from '../payload/code-points.ts';

/** "Glass Heart (2025)" for places that render Markdown, escaped and in one line. Cuts the title before it is escaped. */
export function markdownTitle(show: TitleAndYear, limit = MAX_TITLE + ' (2025)'.length): string {
  return escapeUserText(plainTitle(show, limit));
}

/**
 * "Glass Heart (2025)" without Markdown (labels, modal titles). Cuts the title, not the year, to `limit` code points.
 */
export function plainTitle({ title, year }: TitleAndYear, limit: number): string {
  const room = limit - formatTitle({ title: '', year }).length;
  return formatTitle({ title: shorten(title.replace(/\s+/g, ' '), room), year });
}
