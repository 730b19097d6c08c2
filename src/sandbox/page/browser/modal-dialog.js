import { element } from './elements.js';
import { markdown } from './markdown.js';
import { modalField } from './modal-field.js';

/** @typedef {import('./live-view.js').MemberView} MemberView */
/** @typedef {import('./select-choices.js').Component} Component */
/** @typedef {Record<string, string | boolean | string[]>} Values */

/**
 * Opens a modal. It closes when `submit` resolves; when that rejects it stays, with the text in it, and says why.
 * @param {Extract<import('../member-action.ts').ActionResult, { kind: 'modal' }>} opened
 * @param {MemberView} view
 * @param {(values: Values) => Promise<void>} submit
 */
export function openModal({ modal, markdown: texts }, view, submit) {
  /** @type {Map<string, () => Values[string]>} */
  const readers = new Map();
  const problem = element('p', { class: 'failure', role: 'alert' });
  const send = element('button', { type: 'submit', class: 'primary' }, 'Submit');
  const form = element(
    'form',
    {},
    element('h2', { id: 'modal-title' }, modal.title),
    element('p', { class: 'modal-note' }, 'This form goes to the bot.'),
    element('div', { class: 'modal-fields' }, modal.components.flatMap(part)),
    problem,
    element(
      'p',
      { class: 'form-buttons' },
      element('button', { type: 'button', class: 'secondary', onclick: () => dialog.close() }, 'Cancel'),
      send,
    ),
  );
  const dialog = /** @type {HTMLDialogElement} */ (
    element('dialog', { 'aria-labelledby': 'modal-title' }, form)
  );
  dialog.addEventListener('close', () => dialog.remove());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    send.toggleAttribute('disabled', true);
    try {
      await submit(Object.fromEntries([...readers].map(([id, read]) => [id, read()])));
      dialog.close();
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
      send.toggleAttribute('disabled', false);
    }
  });
  document.body.append(dialog);
  dialog.showModal();
  /** @type {HTMLElement | null} */ (form.querySelector('input, textarea, select'))?.focus();

  /** A part of the modal: a text, a labelled control, or an older modal's row of text inputs. @param {Component} component */
  function part(component) {
    if (component.content !== undefined)
      return [element('div', { class: 'text' }, markdown(texts[component.content], view))];
    if (component.components)
      return component.components.map((inner) => labelled(inner.label, undefined, inner));
    if (component.component) return [labelled(component.label, component.description, component.component)];
    return [];
  }

  /** @param {string | undefined} label @param {string | undefined} description @param {Component} component */
  function labelled(label, description, component) {
    const id = `modal-field-${readers.size}`;
    const field = modalField(component, view, id);
    if (!field) return element('p', { class: 'failure' }, `${label}: this cannot be filled in here.`);
    readers.set(component.custom_id ?? '', field.read);
    const required = component.required !== false && component.default === undefined;
    const name = [label ?? '', required && element('em', { 'aria-hidden': 'true' }, ' *')];
    const isCheckbox = field.box instanceof HTMLInputElement && field.box.type === 'checkbox';
    return element(
      'div',
      { class: isCheckbox ? 'field tick-field' : 'field' },
      element('label', { id: `${id}-label`, for: id, class: 'field-name' }, name),
      description && element('small', {}, description),
      field.box,
    );
  }
}
