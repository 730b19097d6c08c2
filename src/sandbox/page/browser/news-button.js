/**
 * A button that is there while something new stands below what somebody reads, and leads to it.
 * @param {HTMLElement} button
 * @param {object} list
 * @param {() => boolean} list.isAtEnd whether the newest message is in sight
 * @param {() => void} list.toNewest shows it
 */
export function createNewsButton(button, { isAtEnd, toNewest }) {
  let newest = '';
  let seen = '';
  button.addEventListener('click', toNewest);

  /** Called when the list moves, and with the id of its newest message when it changes. @param {string} [id] */
  return function refresh(/** @type {string | undefined} */ id = newest) {
    newest = id;
    if (isAtEnd()) seen = newest;
    button.hidden = seen === newest;
  };
}
