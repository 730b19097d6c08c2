/**
 * Puts other children in the place of those that are there. What had the focus has it again, what was open is open, and
 * forms stay themselves, as far as elements with the same `data-key` are there.
 * @param {HTMLElement} parent
 * @param {Node[]} children
 */
export function redraw(parent, children) {
  const focused = parent.contains(document.activeElement) ? keyOf(document.activeElement) : '';
  const open = new Set([...parent.querySelectorAll('details[open]')].map(keyOf));
  const forms = new Map([...parent.querySelectorAll('form')].map((form) => [keyOf(form), form]));
  parent.replaceChildren(...children);
  for (const form of parent.querySelectorAll('form')) form.replaceWith(forms.get(keyOf(form)) ?? form);
  for (const details of parent.querySelectorAll('details')) details.open = open.has(keyOf(details));
  if (focused) focusWithoutScrolling(elementWithKey(parent, focused));
}

/**
 * Does so only where one of them differs from the one that is there: a press that began on another ends on it.
 * @param {HTMLElement} parent
 * @param {Element[]} children their listeners must be good for as long as they look the same
 */
export function redrawChanged(parent, children) {
  if (children.length !== parent.children.length) return redraw(parent, children);
  for (const [index, child] of children.entries()) {
    const old = parent.children[index];
    if (!old || old.isEqualNode(child)) continue;
    const hadFocus = old === document.activeElement;
    old.replaceWith(child);
    if (hadFocus) focusWithoutScrolling(child);
  }
}

/** @param {Element | null} element @returns {string} what it is known by when it is drawn anew; empty when by nothing */
export const keyOf = (element) => element?.getAttribute('data-key') ?? '';

/** @param {HTMLElement} parent @param {string} key */
export const elementWithKey = (parent, key) =>
  [...parent.querySelectorAll('[data-key]')].find((element) => keyOf(element) === key);

/** Gives something the focus, and moves nothing. @param {Element | null | undefined} element */
export function focusWithoutScrolling(element) {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}
