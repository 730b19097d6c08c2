import { element } from './elements.js';
import { placeMenu } from './menu-place.js';

/** @typedef {{ label: string, value: string, description?: string, picked?: boolean, danger?: boolean }} PickerChoice */

/**
 * A button that opens a list to pick from. A click picks a choice; several are ticked and sent together. Arrow keys
 * move, Escape closes. The list is built when it opens for the first time: most never do.
 * @param {object} menu
 * @param {string} menu.key distinguishes it from other menus nearby
 * @param {string} menu.label
 * @param {string} [menu.description] for screen readers
 * @param {string} [menu.className] its look; that of a select when left out
 * @param {PickerChoice[]} menu.choices
 * @param {number} [menu.most] how many may be picked; 1 when left out
 * @param {boolean} [menu.disabled]
 * @param {(values: string[]) => void} menu.choose
 */
export function pickerMenu({
  key,
  label,
  description,
  className = 'select',
  choices,
  most = 1,
  disabled,
  choose,
}) {
  const summary = element(
    'summary',
    { 'aria-label': description, 'data-key': `button of menu ${key}` },
    label,
  );
  const list = element('div', { class: 'menu-list' });
  const menu = element(
    'details',
    { class: `menu ${className}`, 'data-key': `menu ${key}`, inert: disabled },
    summary,
    list,
  );
  // Fills the list before it opens, so that the next key already finds something in it.
  summary.addEventListener('click', fill);
  menu.addEventListener('toggle', () => {
    if (!menu.hasAttribute('open')) return list.removeAttribute('style');
    // A redraw opened it again.
    fill();
    placeMenu(menu, summary, list);
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && menu.hasAttribute('open')) {
      event.stopPropagation();
      close();
    }
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step || !menu.hasAttribute('open')) return;
    event.preventDefault();
    event.stopPropagation();
    const items = [...list.querySelectorAll('button, input')];
    const at = items.indexOf(/** @type {Element} */ (document.activeElement));
    /** @type {HTMLElement | undefined} */ (
      items[Math.min(Math.max(at + step, 0), items.length - 1)]
    )?.focus();
  });
  menu.addEventListener('focusout', (event) => {
    const next = event.relatedTarget;
    if (next instanceof Node && !menu.contains(next)) menu.removeAttribute('open');
  });
  return menu;

  function fill() {
    if (list.childElementCount === 0) list.append(...(most > 1 ? ticks() : choices.map(pickButton)));
  }

  function close() {
    menu.removeAttribute('open');
    summary.focus();
  }

  /** @param {PickerChoice} choice */
  function pickButton(choice) {
    const pick = () => {
      close();
      choose([choice.value]);
    };
    return element(
      'button',
      {
        type: 'button',
        class: choice.danger && 'dangerous',
        'aria-current': choice.picked && 'true',
        'data-value': choice.value,
        onclick: pick,
      },
      element('span', {}, choice.label),
      choice.description && element('small', {}, choice.description),
    );
  }

  function ticks() {
    const boxes = choices.map(
      (choice) =>
        /** @type {HTMLInputElement} */ (
          element('input', { type: 'checkbox', value: choice.value, checked: choice.picked })
        ),
    );
    const send = () => {
      close();
      choose(boxes.filter(({ checked }) => checked).map(({ value }) => value));
    };
    return [
      ...choices.map((choice, index) => element('label', {}, boxes[index], choice.label)),
      element('button', { type: 'button', class: 'primary', onclick: send }, 'Choose'),
    ];
  }
}
