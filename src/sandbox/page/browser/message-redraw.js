import { focusStill, keyed, keyOf } from './redraw.js';

/**
 * Puts a message's box in the place of an older one, and keeps what its reader has in hand: an open menu with what is ticked
 * in it, revealed spoilers, and the focus.
 * @param {HTMLElement} old
 * @param {HTMLElement} box
 */
export function redrawMessage(old, box) {
  const active = document.activeElement;
  const key = old.contains(active) ? keyOf(active) : '';
  const menu = old.querySelector('details[open]');
  const holdsFocus = menu?.contains(active) ?? false;
  revealAgain(old, box);
  old.replaceWith(box);
  if (menu) keyed(box, keyOf(menu))?.replaceWith(menu);
  if (active === old) focusStill(box);
  else if (holdsFocus) focusStill(active);
  else if (key) focusStill(keyed(box, key));
}

/** @param {HTMLElement} old @param {HTMLElement} box */
function revealAgain(old, box) {
  const covers = box.querySelectorAll('.spoiler');
  for (const [index, was] of [...old.querySelectorAll('.spoiler')].entries()) {
    const cover = covers[index];
    const isRevealed = was.classList.contains('revealed') && was.textContent === cover?.textContent;
    if (isRevealed && cover instanceof HTMLElement) cover.click();
  }
}
