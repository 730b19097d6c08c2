/**
 * Replaces an element's children. The focus, open details and forms survive if the new children have elements with the
 * same `data-key`.
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
 * Replaces only the children that differ, so that a press which began on another child also ends on it.
 * @param {HTMLElement} parent
 * @param {Element[]} children their listeners must stay valid while they look the same
 */
export function redrawChanged(parent, children) {
  if (children.length !== parent.children.length) return redraw(parent, children);
  for (const [index, child] of children.entries()) {
    const old = parent.children[index];
    // What is picked from an open menu is as valid as what replaced it.
    if (!old || old.isEqualNode(child) || old.matches('details[open]')) continue;
    const hadFocus = old === document.activeElement;
    old.replaceWith(child);
    if (hadFocus) focusWithoutScrolling(child);
  }
}

/** @param {Element | null} element @returns {string} its `data-key`, by which it is found after a redraw; empty when it has none */
export const keyOf = (element) => element?.getAttribute('data-key') ?? '';

/** @param {HTMLElement} parent @param {string} key */
export const elementWithKey = (parent, key) =>
  [...parent.querySelectorAll('[data-key]')].find((element) => keyOf(element) === key);

/** Focuses an element without scrolling to it. @param {Element | null | undefined} element */
export function focusWithoutScrolling(element) {
  if (element instanceof HTMLElement) element.focus({ preventScroll: true });
}
