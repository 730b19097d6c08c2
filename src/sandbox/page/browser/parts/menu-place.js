/** Pixels between a menu and its button, and between a menu and the page's edges. */
const gap = 4;

/**
 * Places a menu below its button or, where there is more room, above. Nothing else moves, so a second click hits what
 * the first one hit.
 * @param {HTMLElement} menu
 * @param {HTMLElement} button
 * @param {HTMLElement} list
 */
export function placeMenu(menu, button, list) {
  const { left, right, top, bottom } = button.getBoundingClientRect();
  const below = innerHeight - bottom;
  const isBelow = list.offsetHeight + 2 * gap <= below || below >= top;
  const isAtRight = menu.closest('.message-tools') !== null;
  moveTo(
    list,
    isAtRight ? right - list.offsetWidth : left,
    isBelow ? bottom + gap : top - gap - list.offsetHeight,
  );
}

/**
 * Places a menu where somebody pressed, as far as the page has room for it there.
 * @param {HTMLElement} list
 * @param {number} left in pixels from the page's edge, like `top`
 * @param {number} top
 */
export function moveTo(list, left, top) {
  list.style.left = `${within(left, innerWidth - list.offsetWidth)}px`;
  list.style.top = `${within(top, innerHeight - list.offsetHeight)}px`;
}

/** @param {number} wanted @param {number} most */
const within = (wanted, most) => Math.max(gap, Math.min(wanted, most - gap));
