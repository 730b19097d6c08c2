import { type MarkdownNode, parseMarkdown } from '../../markdown.ts';
import type { Translate } from '../../presentation/texts/texts.ts';
import { type Markup, markup } from './markup.ts';

/**
 * A text in Discord's Markdown as HTML, its spoilers covered without a script. Who is mentioned is not named: whoever that is has not
 * agreed to be.
 * @param markdown with its marks closed, see `bodyMarkdown`
 */
export function textMarkup(markdown: string, t: Translate): Markup[] {
  const nodes = parseMarkdown(markdown);
  const [first] = nodes;
  // Nested too deep to be read: what is a spoiler in it can't be told.
  const isUnread = first?.type === 'text' && first.text === markdown && markdown.includes('||');
  return (isUnread ? [{ type: 'spoiler', children: nodes } as const] : nodes).map((node) =>
    nodeMarkup(node, t),
  );
}

function nodeMarkup(node: MarkdownNode, t: Translate): Markup {
  const { type, text = '', target = '', level = 1 } = node;
  const inner = (node.children ?? []).map((child) => nodeMarkup(child, t));
  switch (type) {
    case 'bold':
      return markup`<strong>${inner}</strong>`;
    case 'italics':
      return markup`<em>${inner}</em>`;
    case 'underline':
      return markup`<u>${inner}</u>`;
    case 'strike':
      return markup`<s>${inner}</s>`;
    case 'quote':
      return markup`<blockquote>${inner}</blockquote>`;
    case 'subtext':
      return markup`<small>${inner}</small>`;
    case 'heading':
      return markup`<strong class="heading">${inner}</strong>`;
    case 'list':
      return markup`<ul>${inner}</ul>`;
    case 'orderedList':
      return markup`<ol start="${level}">${inner}</ol>`;
    case 'listItem':
      return markup`<li>${inner}</li>`;
    case 'code':
      return markup`<code>${text}</code>`;
    case 'codeBlock':
      return markup`<pre tabindex="0"><code>${text}</code></pre>`;
    case 'spoiler':
      return markup`<details class="spoiler"><summary>${t('page.spoiler')}</summary>${inner}</details>`;
    case 'link':
      return linkMarkup(target, inner);
    case 'user':
      return markup`@${t('page.mention.member')}`;
    case 'role':
      return markup`@${t('page.mention.role')}`;
    case 'channel':
      return markup`#${t('page.mention.channel')}`;
    case 'everyone':
      return markup`@${target}`;
    case 'command':
      return markup`/${target}`;
    case 'emoji':
      return markup`:${target}:`;
    case 'time':
      return timeMarkup(Number(target) * 1000, t);
    case 'text':
      return markup`${text}`;
  }
}

/** Only the web is linked to, and search engines are told that the site does not vouch for it. */
function linkMarkup(target: string, inner: readonly Markup[]): Markup {
  const words = inner.length > 0 ? inner : target;
  return /^https?:\/\//i.test(target)
    ? markup`<a href="${target}" rel="nofollow ugc noopener noreferrer">${words}</a>`
    : markup`${words}`;
}

/** The last moment that a date can be, in milliseconds. */
const LAST_MOMENT = 8.64e15;

const timeMarkup = (at: number, t: Translate): Markup =>
  Math.abs(at) <= LAST_MOMENT
    ? markup`<time datetime="${new Date(at).toISOString()}">${t('page.day', { at })}</time>`
    : markup`${at / 1000}`;
