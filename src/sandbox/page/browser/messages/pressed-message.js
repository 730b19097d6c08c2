/**
 * Tells which message is being pressed: drawn anew before the press is over, it would not notice that it was clicked.
 * @param {HTMLElement} list
 * @param {() => void} released called once the click that ends a press has been noticed
 * @returns {() => Element | null} the message, null when none is pressed
 */
export function watchPresses(list, released) {
  /** @type {Element | null} */
  let pressed = null;
  /** @param {EventTarget | null} target */
  const press = (target) => {
    pressed = target instanceof Element ? target.closest('.message') : null;
  };
  list.addEventListener('pointerdown', ({ target, button }) => {
    // Of another button's press the end may never be told: the browser's own menu swallows it.
    if (button === 0) press(target);
  });
  list.addEventListener('keydown', ({ target, key }) => {
    if (key === ' ') press(target);
  });
  for (const end of ['pointerup', 'pointercancel', 'keyup'])
    document.addEventListener(end, () => {
      if (!pressed) return;
      pressed = null;
      setTimeout(released);
    });
  return () => pressed;
}
