/**
 * A button that leads to the newest message. It shows while there are new messages below, or pages of messages.
 * @param {HTMLElement} button
 * @param {object} list
 * @param {() => boolean} list.isAtEnd whether the list is at its end
 * @param {() => boolean} list.isFar whether the end is pages away
 * @param {() => void} list.toNewest shows the newest message
 */
export function createNewestButton(button, { isAtEnd, isFar, toNewest }) {
  let newest = 0;
  let seen = 0;
  button.addEventListener('click', toNewest);

  /** To be called when the list scrolls, and with the newest message's time when it changes. @param {number} [time] in milliseconds */
  return function refresh(/** @type {number | undefined} */ time = newest) {
    newest = time;
    if (isAtEnd()) seen = newest;
    const isNew = newest > seen;
    button.hidden = !isNew && !isFar();
    const text = isNew ? 'New messages ↓' : 'Jump to the newest messages ↓';
    // This runs at each step of scrolling, and each write would cost a layout.
    if (button.textContent !== text) button.textContent = text;
  };
}
