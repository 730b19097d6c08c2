import type { SiteOptions } from '../site-options.ts';
import { hexadecimal } from '../style/site-style.ts';
import { type Markup, markup } from './markup.ts';
import { addressOf, homePath, linkFrom, SEARCH, STYLE } from './site-paths.ts';

/** A page of the site. */
export interface Page {
  /** See `site-paths.ts`. */
  readonly path: string;
  readonly title: string;
  /** What a link to the page shows of it elsewhere. */
  readonly description: string;
  /** URL of a picture that stands for it elsewhere. */
  readonly image?: string | undefined;
  /** The edge of a link to it in Discord: 0xRRGGBB. */
  readonly colour?: number | undefined;
  /** Where it has moved to: the way to another page. */
  readonly movedTo?: string | undefined;
  readonly content: Markup;
}

/**
 * Nothing is asked of any other server, and no script runs but the search. A browser takes "self" for nothing in a page that was opened
 * as a file.
 */
const POLICY =
  "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** The whole HTML of a page. */
export function pageText(page: Page, options: SiteOptions): string {
  const { name, t, now } = options;
  const { path, title, movedTo } = page;
  const to = (file: string) => linkFrom(path, file);
  const isHome = path === homePath();
  const frame = markup`<!doctype html>
<html lang="${t('page.language')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${movedTo && markup`<meta http-equiv="refresh" content="0; url=${movedTo}">`}
<title>${isHome ? title : `${title} · ${name}`}</title>
${previewTags(page, options)}
<link rel="stylesheet" href="${to(STYLE)}">
<script defer src="${to(SEARCH)}" data-root="${to('')}"></script>
</head>
<body>
<header class="site">
<a class="home" href="${to(homePath())}"><bdi>${name}</bdi></a>
<search hidden data-found="${t('page.search.found', { shows: '#' })}" data-none="${t('page.search.none')}">
<input type="search" autocomplete="off" spellcheck="false" aria-label="${t('page.search')}" placeholder="${t('page.search')}">
<div class="found" hidden><p role="status"></p><ul></ul></div>
</search>
</header>
<main>
${page.content}
</main>
<footer class="site">
<p>${t('page.agreed')}</p>
<p>${t('page.made', { date: t('page.day', { at: now }) })}</p>
</footer>
</body>
</html>
`;
  return frame.toString();
}

/** What Discord and others show of a link to the page: Open Graph, https://ogp.me. */
function previewTags({ path, title, description, image, colour }: Page, options: SiteOptions): Markup {
  const { name, base } = options;
  const address = base === undefined ? undefined : addressOf(base, path);
  const https = image?.startsWith('https://') ? image : undefined;
  const tags = [
    ['og:type', 'website'],
    ['og:site_name', name],
    ['og:title', title],
    ['og:description', description],
    ['og:url', address],
    ['og:image', https],
  ] as const;
  return markup`<meta name="description" content="${description}">
${tags.map(([property, content]) => content && markup`<meta property="${property}" content="${content}">\n`)}<meta name="twitter:card" content="summary">
${colour !== undefined && markup`<meta name="theme-color" content="#${hexadecimal(colour)}">`}
${address && markup`<link rel="canonical" href="${address}">`}`;
}
