/**
 * Watches which message is being pressed: if it were redrawn before the press ends, the click would get lost.
 * @param {HTMLElement} list
 * @param {() => void} released called after the click that ends a press
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
    // The browser's menu may swallow the end of another button's press.
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
