import type { Show } from '../reviews/show.ts';
import { formatTitle, MAX_TITLE } from '../reviews/title.ts';
import { shorten } from './code-points.ts';
import { isolate } from './markdown/bidirectional.ts';
import { escapeMarkdown } from './markdown/escape-markdown.ts';

/** A show as far as its name goes. */
export type Titled = Pick<Show, 'title' | 'year'>;

/** A show that a button or select stands for; it need not exist yet. */
export type NamedShow = Pick<Show, 'id' | 'title' | 'year'>;

/** "Glass Heart (2025)" for places that render Markdown, in one line. */
export function markdownTitle(show: Titled): string {
  return isolate(escapeMarkdown(plainTitle(show, MAX_TITLE)));
}

/** "Glass Heart (2025)" for places that render none (labels, titles of modals): the title gives way, the year stays. */
export function plainTitle({ title, year }: Titled, limit: number): string {
  const room = limit - formatTitle({ title: '', year }).length;
  return formatTitle({ title: shorten(title.replace(/\s+/g, ' '), room), year });
}
