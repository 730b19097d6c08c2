import { formatTitle } from '../../reviews/shows/title.ts';
import type { SiteOptions } from '../site-options.ts';
import type { PublicShow } from '../site-source.ts';
import { markup } from './markup.ts';
import type { Page } from './page-frame.ts';
import { titleAlone } from './show-cover.ts';
import { linkFrom, showPath } from './site-paths.ts';

/** Where a show had its page that was merged into another one: leads there, so that shared links go on working. */
export function movedPage(showId: string, shown: PublicShow, { t }: SiteOptions): Page {
  const path = showPath(showId);
  const to = linkFrom(path, showPath(shown.show.id));
  return {
    path,
    title: formatTitle(shown.show),
    description: t('page.moved'),
    movedTo: to,
    content: markup`<h1><a href="${to}">${titleAlone(shown)}</a></h1>
<p>${t('page.moved')}</p>`,
  };
}
