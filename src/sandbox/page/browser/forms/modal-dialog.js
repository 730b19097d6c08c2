import { markdown } from '../messages/markdown.js';
import { element } from '../parts/elements.js';
import { reasonOf } from '../parts/reason.js';
import { modalField } from './modal-field.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('../parts/select-choices.js').Component} Component */
/** @typedef {Record<string, string | boolean | string[] | File[]>} Values */

/**
 * Opens a modal, after any open one is closed. It closes when `submit` resolves; when `submit` rejects, it keeps its
 * text and says why. Unlike Discord's client, it does not throw a text away at the first press of Escape or Cancel.
 * @param {Extract<import('../../member-action.ts').ActionResult, { kind: 'modal' }>} opened
 * @param {PageView} view
 * @param {(values: Values) => Promise<void>} submit
 * @param {() => void} closed
 */
export function openModal(opened, view, submit, closed) {
  const before = document.querySelector('dialog');
  if (before)
    return before.addEventListener('close', () => openModal(opened, view, submit, closed), { once: true });
  const { modal, markdown: texts } = opened;
  /** @type {Map<string, () => Values[string]>} */
  const readers = new Map();
  const problem = element('p', { class: 'failure', role: 'alert' });
  const send = element('button', { type: 'submit', class: 'primary' }, 'Submit');
  const form = element(
    'form',
    {},
    element('h2', { id: 'modal-title' }, modal.title),
    element('p', { class: 'modal-note' }, `The bot will receive this form from ${view.me.name}.`),
    element('div', { class: 'modal-fields' }, modal.components.flatMap(part)),
    problem,
    element(
      'p',
      { class: 'form-buttons' },
      element('button', { type: 'button', class: 'secondary', onclick: cancel }, 'Cancel'),
      send,
    ),
  );
  const dialog = /** @type {HTMLDialogElement} */ (
    element('dialog', { 'aria-labelledby': 'modal-title' }, form)
  );
  let isSending = false;
  /** Whether closing it would lose a text. */
  let isWritten = false;
  const open = new AbortController();
  dialog.addEventListener('close', () => {
    open.abort();
    dialog.remove();
    closed();
  });
  // Wherever the focus is, and before the browser closes the dialog.
  const whileOpen = { capture: true, signal: open.signal };
  document.addEventListener('keydown', onKey, whileOpen);
  form.addEventListener('input', () => {
    isWritten = true;
    problem.textContent = '';
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isSending) return;
    problem.textContent = '';
    setSending(true);
    try {
      await submit(Object.fromEntries([...readers].map(([id, read]) => [id, read()])));
      dialog.close();
    } catch (error) {
      problem.textContent = reasonOf(error);
      setSending(false);
      isWritten = true;
    }
  });
  document.body.append(dialog);
  dialog.showModal();
  /** @type {HTMLElement | null} */ (form.querySelector('input, textarea, select'))?.focus();

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  }

  function cancel() {
    if (isSending) return;
    if (!isWritten) return dialog.close();
    isWritten = false;
    problem.textContent = 'You’ll lose what you wrote. Cancel again to close the form.';
  }

  /** Not `disabled`: the button would lose the focus. @param {boolean} isSent */
  function setSending(isSent) {
    isSending = isSent;
    send.setAttribute('aria-disabled', String(isSent));
  }

  /** A component of the modal: a text, a labelled control, or an older modal's row of text inputs. @param {Component} component */
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
    if (!field)
      return element('p', { class: 'failure' }, `${label}: the sandbox doesn’t support this field.`);
    readers.set(component.custom_id ?? '', field.read);
    const isCheckbox = field.box instanceof HTMLInputElement && field.box.type === 'checkbox';
    const required = component.required !== false && !isCheckbox;
    const name = [label ?? '', required && element('em', { 'aria-hidden': 'true' }, ' *')];
    return element(
      'div',
      { class: isCheckbox ? 'field tick-field' : 'field' },
      element('label', { id: `${id}-label`, for: id, class: 'field-name' }, name),
      description && element('small', {}, description),
      field.box,
    );
  }
}
