import { avatar, element, link, safeAddress } from '../parts/elements.js';
import { markdown } from './markdown.js';
import { pictureOf } from './picture.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('discord-api-types/v10').APIEmbed} APIEmbed */

/**
 * @param {APIEmbed} embed
 * @param {import('../../message-view.ts').MarkdownTexts} texts
 * @param {PageView} view
 */
export function embedBox(embed, texts, view) {
  const read = (/** @type {string} */ text) => markdown(texts[text], view);
  const { author, title, url, description, fields = [], image, thumbnail, footer, timestamp } = embed;
  const box = element(
    'article',
    { class: 'embed' },
    author && element('p', { class: 'embed-author' }, icon(author, view), element('span', {}, author.name)),
    title && element('h2', {}, safeAddress(url) ? link(url ?? '', read(title)) : read(title)),
    description && element('div', { class: 'text' }, read(description)),
    fields.length > 0 &&
      element(
        'dl',
        {},
        fields.map((field) =>
          element(
            'div',
            { class: field.inline ? 'inline' : undefined },
            element('dt', {}, read(field.name)),
            element('dd', { class: 'text' }, read(field.value)),
          ),
        ),
      ),
    thumbnail && element('div', { class: 'thumbnail' }, pictureOf(thumbnail)),
    image && pictureOf(image),
    (footer || timestamp) &&
      element(
        'footer',
        {},
        [
          footer?.text,
          timestamp &&
            new Date(timestamp).toLocaleString(view.me.locale, { dateStyle: 'short', timeStyle: 'short' }),
        ]
          .filter(Boolean)
          .join(' · '),
      ),
  );
  if (typeof embed.color === 'number')
    box.style.setProperty('--bar', `#${embed.color.toString(16).padStart(6, '0')}`);
  return box;
}

/**
 * The circle of the member whose name it is, as everywhere in the page; beside other words the picture that the sandbox has.
 * @param {NonNullable<APIEmbed['author']>} author
 * @param {PageView} view
 */
function icon({ name, proxy_icon_url: picture }, { members }) {
  if (picture === undefined || members.some((member) => member.name === name)) return avatar(name);
  return element('img', { class: 'avatar', src: picture, alt: '' });
}
