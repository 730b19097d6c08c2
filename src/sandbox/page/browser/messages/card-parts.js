import { element } from '../parts/elements.js';
import { markdown } from './markdown.js';
import { pictureOf } from './picture.js';
import { savedFile } from './saved-file.js';
import { cover } from './spoiler.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../parts/select-choices.js').Component} Component */
/** @typedef {(components: readonly Component[]) => HTMLElement[]} Draw */

/** Discord's numbers for what is in cards, and for the large space of a separator. */
const type = {
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
};
const largeSpace = 2;

/**
 * A part of a message of new components (Components V2) that nobody uses: text, picture, line, and what holds others.
 * @param {Component} component
 * @param {import('../../message-view.ts').MarkdownTexts} texts
 * @param {PageView} view
 * @param {Draw} draw draws what it holds
 */
export function cardPart(component, texts, view, draw) {
  const inner = () => draw(component.components ?? []);
  switch (component.type) {
    case type.text:
      return element('div', { class: 'text' }, markdown(texts[component.content ?? ''], view));
    case type.section:
      return element(
        'div',
        { class: 'section' },
        element('div', { class: 'section-texts' }, inner()),
        component.accessory && draw([component.accessory]),
      );
    case type.thumbnail:
      return element(
        'div',
        { class: 'thumbnail' },
        component.media && pictureOf(component.media, component.description, component.spoiler),
      );
    case type.gallery:
      return gallery(component.items ?? []);
    case type.file:
      return savedFile(component.file?.url ?? '', component.name ?? '', component.size ?? 0);
    case type.separator: {
      const isLarge = component.spacing === largeSpace;
      const isLine = component.divider !== false;
      return element('hr', { class: [isLarge && 'large', !isLine && 'unseen'].filter(Boolean).join(' ') });
    }
    case type.container:
      return container(component, inner());
    default:
      return element('div', { class: 'components' }, inner());
  }
}

/** @param {NonNullable<Component['items']>} items one picture in all its width, up to ten in rows of two or three */
const gallery = (items) =>
  element(
    'div',
    { class: 'gallery', 'data-columns': String(items.length > 4 ? 3 : Math.min(items.length, 2)) },
    items.map(({ media, description, spoiler }) => pictureOf(media, description, spoiler)),
  );

/** @param {Component} component @param {HTMLElement[]} inner */
function container({ accent_color: accent, spoiler }, inner) {
  const box = element('div', { class: 'container' }, inner);
  if (typeof accent === 'number') {
    box.classList.add('accented');
    box.style.setProperty('--bar', `#${accent.toString(16).padStart(6, '0')}`);
  }
  return spoiler ? cover('covered-card', [box]) : box;
}
