import { element } from '../parts/elements.js';
import { reasonOf } from '../parts/reason.js';

/** How many milliseconds pass before the list says that it is loading. */
const waitingTime = 400;

/** @typedef {{ label: string, detail?: string, value: unknown }} Suggestion */

/**
 * An input's list of suggestions. Arrow keys move the mark, Enter or Tab takes the marked one, Escape closes it.
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {object} behaviour
 * @param {string} behaviour.name distinguishes its list from others in the page
 * @param {(typed: string) => Suggestion[] | Promise<Suggestion[]>} behaviour.find the list shows its error
 * @param {(suggestion: Suggestion) => void} behaviour.choose
 * @param {(typed: string) => boolean} [behaviour.isMarked] whether the first one is marked, so that Enter takes it; it
 * is when left out
 * @returns {HTMLElement} the input with its list
 */
export function withSuggestions(input, { name, find, choose, isMarked = () => true }) {
  const id = `suggestions-${name}`;
  const list = element('div', {
    id,
    class: 'suggestions',
    role: 'listbox',
    'aria-label': 'Suggestions',
    hidden: true,
  });
  /** @type {Suggestion[]} */
  let found = [];
  let marked = 0;
  let asked = 0;
  /** Whether the list belongs to the input's current text. Keys take nothing from a list for an older text. */
  let current = false;
  for (const [attribute, value] of Object.entries({
    autocomplete: 'off',
    'aria-controls': id,
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
  }))
    input.setAttribute(attribute, value);
  close();

  input.addEventListener('input', refresh);
  input.addEventListener('focus', refresh);
  input.addEventListener('blur', close);
  /** @type {HTMLElement} */ (input).addEventListener('keydown', (event) => {
    if (list.hidden || event.isComposing) return;
    const chosen = current ? found[marked] : undefined;
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (current && found.length > 0 && isArrow) {
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (chosen && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) take(chosen);
    else return;
    event.preventDefault();
  });
  return element('div', { class: 'with-suggestions' }, input, list);

  async function refresh() {
    const question = ++asked;
    current = false;
    const slow = setTimeout(() => {
      if (question !== asked) return;
      found = [];
      draw([element('p', {}, 'Loading options…')]);
    }, waitingTime);
    try {
      const answer = await find(input.value);
      if (question !== asked) return;
      found = answer;
      marked = isMarked(input.value) ? 0 : -1;
      current = true;
      draw(found.map(option));
    } catch (error) {
      if (question !== asked) return;
      found = [];
      marked = -1;
      draw([element('p', { class: 'failure' }, reasonOf(error))]);
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {HTMLElement[]} rows */
  function draw(rows) {
    list.replaceChildren(...rows);
    list.hidden = rows.length === 0;
    expand(!list.hidden);
    mark();
  }

  /** @param {Suggestion} suggestion @param {number} index */
  function option(suggestion, index) {
    const row = element(
      'div',
      { role: 'option', id: `${id}-${index}` },
      element('span', {}, suggestion.label),
      suggestion.detail && element('small', {}, suggestion.detail),
    );
    // Not `click`: before it, the input would lose the focus, and the list would close.
    row.addEventListener('mousedown', (event) => {
      event.preventDefault();
      take(suggestion);
    });
    return row;
  }

  /** @param {number} step */
  function move(step) {
    marked = marked < 0 && step < 0 ? found.length - 1 : (marked + step + found.length) % found.length;
    mark();
  }

  /** A text area is a combobox only while its list is open. @param {boolean} isOpen */
  function expand(isOpen) {
    if (isOpen || input instanceof HTMLInputElement) {
      input.setAttribute('role', 'combobox');
      input.setAttribute('aria-expanded', String(isOpen));
    } else for (const attribute of ['role', 'aria-expanded']) input.removeAttribute(attribute);
  }

  function mark() {
    for (const [index, row] of [...list.children].entries()) {
      if (row.role === 'option') row.setAttribute('aria-selected', String(index === marked));
      if (index === marked) row.scrollIntoView({ block: 'nearest' });
    }
    if (marked >= 0 && found.length > 0 && !list.hidden)
      input.setAttribute('aria-activedescendant', `${id}-${marked}`);
    else input.removeAttribute('aria-activedescendant');
  }

  /** @param {Suggestion} suggestion */
  function take(suggestion) {
    close();
    choose(suggestion);
  }

  function close() {
    asked += 1;
    found = [];
    draw([]);
  }
}
