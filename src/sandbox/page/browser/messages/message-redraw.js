import { elementWithKey, focusWithoutScrolling, keyOf } from '../parts/redraw.js';

/**
 * Redraws a message, and keeps its reader's open menu and ticks, revealed spoilers and focus. The element stays the
 * same, because the browser remembers its height while it is out of sight.
 * @param {HTMLElement} message
 * @param {HTMLElement} box its new look
 */
export function redrawMessage(message, box) {
  const active = document.activeElement;
  const key = message.contains(active) ? keyOf(active) : '';
  // A card that turned its page has its buttons at the same places.
  const place = controlsOf(message).indexOf(/** @type {Element} */ (active));
  const menu = message.querySelector('details[open]');
  const holdsFocus = menu?.contains(active) ?? false;
  revealAgain(message, box);
  box.classList.toggle('found', message.classList.contains('found'));
  for (const name of new Set([...message.getAttributeNames(), ...box.getAttributeNames()])) {
    const value = box.getAttribute(name);
    if (value === null) message.removeAttribute(name);
    else if (value !== message.getAttribute(name)) message.setAttribute(name, value);
  }
  message.replaceChildren(...box.childNodes);
  if (menu) elementWithKey(message, keyOf(menu))?.replaceWith(menu);
  if (holdsFocus) focusWithoutScrolling(active);
  else if (key) focusWithoutScrolling(elementWithKey(message, key) ?? controlsOf(message)[place] ?? message);
}

/** @param {HTMLElement} message @returns {Element[]} its buttons and selects, in their order */
const controlsOf = (message) => [
  ...message.querySelectorAll('.components > button, .components > .menu > summary'),
];

/** @param {HTMLElement} message @param {HTMLElement} box */
function revealAgain(message, box) {
  const covers = box.querySelectorAll('.spoiler');
  for (const [index, was] of [...message.querySelectorAll('.spoiler')].entries()) {
    const cover = covers[index];
    const isRevealed = was.classList.contains('revealed') && was.textContent === cover?.textContent;
    if (isRevealed && cover instanceof HTMLElement) cover.click();
  }
}
