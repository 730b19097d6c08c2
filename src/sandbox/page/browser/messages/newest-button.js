/**
 * A button that leads to the newest message: it is there while something new stands below what somebody reads, or much.
 * @param {HTMLElement} button
 * @param {object} list
 * @param {() => boolean} list.isAtEnd whether the newest message is in sight
 * @param {() => boolean} list.isFar whether it is pages away
 * @param {() => void} list.toNewest shows it
 */
export function createNewestButton(button, { isAtEnd, isFar, toNewest }) {
  let newest = 0;
  let seen = 0;
  button.addEventListener('click', toNewest);

  /** Called when the list moves, and when it changes with the time of its newest message. @param {number} [time] in milliseconds */
  return function refresh(/** @type {number | undefined} */ time = newest) {
    newest = time;
    if (isAtEnd()) seen = newest;
    const isNew = newest > seen;
    button.hidden = !isNew && !isFar();
    const text = isNew ? 'New messages ↓' : 'Jump to the newest messages ↓';
    // Also at each step of scrolling: what is written is laid out anew.
    if (button.textContent !== text) button.textContent = text;
  };
}
