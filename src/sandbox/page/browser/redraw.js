/**
 * Puts other children in the place of those that are there. What had the focus has it again, what was open is open, and what
 * was typed stands there still, as far as elements with the same `data-key` are there.
 * @param {HTMLElement} parent
 * @param {Node[]} children
 */
export function redraw(parent, children) {
  const focused = parent.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  const open = new Set([...parent.querySelectorAll('details[open]')].map(keyOf));
  const typed = new Map([...textInputs(parent)].map((input) => [keyOf(input), input.value]));
  parent.replaceChildren(...children);
  for (const input of textInputs(parent)) input.value = typed.get(keyOf(input)) ?? '';
  for (const drawn of parent.querySelectorAll('[data-key]')) {
    if (drawn instanceof HTMLDetailsElement && open.has(keyOf(drawn))) drawn.open = true;
    if (focused !== null && keyOf(drawn) === focused && drawn instanceof HTMLElement) drawn.focus();
  }
}

/** @param {HTMLElement} parent @returns {NodeListOf<HTMLInputElement>} */
const textInputs = (parent) => parent.querySelectorAll('input[type="text"]');

/** @param {Element | null} element */
const keyOf = (element) => element?.getAttribute('data-key') ?? null;
