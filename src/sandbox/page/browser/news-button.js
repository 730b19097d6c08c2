/**
 * A button that is there while something new stands below what somebody reads, and leads to it.
 * @param {HTMLElement} button
 * @param {object} list
 * @param {() => boolean} list.isAtEnd whether the newest message is in sight
 * @param {() => void} list.toNewest shows it
 */
export function createNewsButton(button, { isAtEnd, toNewest }) {
  let newest = 0;
  let seen = 0;
  button.addEventListener('click', toNewest);

  /** Called when the list moves, and when it changes with the time of its newest message. @param {number} [time] in milliseconds */
  return function refresh(/** @type {number | undefined} */ time = newest) {
    newest = time;
    if (isAtEnd()) seen = newest;
    button.hidden = newest <= seen;
  };
}
