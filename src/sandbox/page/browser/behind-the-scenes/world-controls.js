import { element } from '../parts/elements.js';

/**
 * @param {string} key
 * @param {string} label
 * @param {boolean} checked
 * @param {(checked: boolean) => void} change
 */
export function checkbox(key, label, checked, change) {
  const box = /** @type {HTMLInputElement} */ (
    element('input', { type: 'checkbox', 'data-key': key, checked })
  );
  box.addEventListener('change', () => change(box.checked));
  return element('label', { class: 'tick' }, box, label);
}

/**
 * @param {string} key
 * @param {string} label
 * @param {() => void} press
 * @param {string} [className]
 */
export const worldButton = (key, label, press, className = 'secondary') =>
  element('button', { type: 'button', class: className, 'data-key': key, onclick: press }, label);

/**
 * A field for a name, and a button that creates something with it.
 * @param {string} key
 * @param {string} label
 * @param {(name: string) => Promise<boolean>} make resolves with whether it worked
 */
export function nameForm(key, label, make) {
  const input = /** @type {HTMLInputElement} */ (
    element('input', {
      type: 'text',
      'data-key': key,
      'aria-label': label,
      placeholder: label,
      maxlength: 100,
      required: true,
      pattern: '.*\\S.*',
      title: label,
      autocomplete: 'off',
    })
  );
  const form = element(
    'form',
    { class: 'new-by-name', 'data-key': `${key} form` },
    input,
    element('button', { type: 'submit', class: 'secondary' }, 'Add'),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (await make(input.value)) input.value = '';
  });
  return form;
}

/**
 * A part of the panel that opens and closes.
 * @param {string} key
 * @param {string} title
 * @param {...unknown} content
 */
export const section = (key, title, ...content) =>
  element(
    'details',
    { class: 'world-section', 'data-key': key },
    element('summary', { 'data-key': `${key} title` }, title),
    element('div', { class: 'world-section-body' }, content),
  );
