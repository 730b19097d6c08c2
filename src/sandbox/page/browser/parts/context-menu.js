import { moveTo } from './menu-place.js';
import { focusWithoutScrolling } from './redraw.js';

/**
 * Opens a menu instead of the browser's: for a mouse at the pointer, for a key at its button.
 * @param {Event} event
 * @param {Element | null} menu
 */
export function openInstead(event, menu) {
  if (!menu) return;
  event.preventDefault();
  event.stopPropagation();
  if (!menu.hasAttribute('open')) menu.querySelector('summary')?.click();
  focusWithoutScrolling(menu.querySelector('button'));
  // It is placed at its button when it opens, and moves to the pointer then.
  const list = menu.querySelector('.menu-list');
  if (event instanceof MouseEvent && event.button === 2 && list instanceof HTMLElement)
    menu.addEventListener('toggle', () => moveTo(list, event.clientX, event.clientY), { once: true });
}
