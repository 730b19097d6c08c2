import { avatar, element, link, safeAddress } from './elements.js';
import { markdown } from './markdown.js';

/** @typedef {import('../member-view.ts').MemberView} MemberView */
/** @typedef {import('discord-api-types/v10').APIEmbed} APIEmbed */

/**
 * @param {APIEmbed} embed
 * @param {MemberView} view
 */
export function embedBox(embed, view) {
  const { author, title, url, description, fields = [], image, thumbnail, footer, timestamp } = embed;
  const box = element(
    'article',
    { class: 'embed' },
    author && element('p', { class: 'embed-author' }, avatar(author.name), element('span', {}, author.name)),
    title &&
      element('h3', {}, safeAddress(url) ? link(url ?? '', markdown(title, view)) : markdown(title, view)),
    description && element('div', { class: 'text' }, markdown(description, view)),
    fields.length > 0 &&
      element(
        'dl',
        {},
        fields.map((field) =>
          element(
            'div',
            { class: field.inline ? 'inline' : undefined },
            element('dt', {}, markdown(field.name, view)),
            element('dd', { class: 'text' }, markdown(field.value, view)),
          ),
        ),
      ),
    [image, thumbnail].map((picture) => picture && pictureOf(picture.url, '')),
    (footer || timestamp) &&
      element(
        'footer',
        {},
        [footer?.text, timestamp && new Date(timestamp).toLocaleString()].filter(Boolean).join(' · '),
      ),
  );
  if (embed.color) box.style.setProperty('--bar', `#${embed.color.toString(16).padStart(6, '0')}`);
  return box;
}

/**
 * A picture that was uploaded; those from elsewhere are not loaded, only linked to.
 * @param {string} address
 * @param {string} description
 */
export function pictureOf(address, description) {
  return address.startsWith('/attachments/')
    ? element('img', { src: address, alt: description, loading: 'lazy' })
    : element('p', {}, link(address, 'Picture'));
}
