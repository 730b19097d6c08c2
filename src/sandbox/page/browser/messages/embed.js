import { avatar, element, link, safeAddress } from '../parts/elements.js';
import { markdown } from './markdown.js';

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
    author && element('p', { class: 'embed-author' }, avatar(author.name), element('span', {}, author.name)),
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
    thumbnail && element('div', { class: 'thumbnail' }, pictureOf(thumbnail.url, '')),
    image && pictureOf(image.url, ''),
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
  if (embed.color) box.style.setProperty('--bar', `#${embed.color.toString(16).padStart(6, '0')}`);
  return box;
}

/**
 * An uploaded picture. The page only links to pictures from elsewhere.
 * @param {string} address
 * @param {string} description
 */
export function pictureOf(address, description) {
  return address.startsWith('/attachments/')
    ? element('img', { src: address, alt: description, loading: 'lazy' })
    : element('p', {}, link(address, 'Picture'));
}
