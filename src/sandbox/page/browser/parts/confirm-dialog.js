import { element } from './elements.js';

/**
 * Asks before something that cannot be undone.
 * @param {object} question
 * @param {string} question.title
 * @param {string} question.text
 * @param {string} question.action the label of the button that does it
 * @param {() => void} question.act
 */
export function askToConfirm({ title, text, action, act }) {
  const dialog = /** @type {HTMLDialogElement} */ (
    element(
      'dialog',
      { 'aria-labelledby': 'question-title' },
      element(
        'form',
        { method: 'dialog' },
        element('h2', { id: 'question-title' }, title),
        element('p', {}, text),
        element(
          'p',
          { class: 'form-buttons' },
          element('button', { value: '', class: 'secondary' }, 'Cancel'),
          element('button', { value: 'do', class: 'danger', autofocus: true }, action),
        ),
      ),
    )
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (dialog.returnValue === 'do') act();
  });
  document.body.append(dialog);
  dialog.showModal();
}
