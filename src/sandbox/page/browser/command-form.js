import { element } from './elements.js';
import { optionField } from './option-field.js';

/** @typedef {import('../member-view.ts').MemberView} MemberView */
/** @typedef {import('./option-field.js').OptionValue} OptionValue */

/**
 * The form of a command: its options as fields. Enter sends, Escape leaves; what was filled in stays when it is refused.
 * @param {object} form
 * @param {MemberView['commands'][number]} form.command
 * @param {MemberView} form.view
 * @param {(option: string, typed: string, others: Record<string, OptionValue>) => Promise<readonly { name: string, value: string | number }[]>} form.autocomplete
 * @param {(values: Record<string, OptionValue>) => Promise<void>} form.send
 * @param {() => void} form.leave
 * @returns {HTMLFormElement}
 */
export function commandForm({ command, view, autocomplete, send, leave }) {
  const fields = command.options.map((option) => ({
    name: option.name,
    ...optionField(option, view, (typed) => autocomplete(option.name, typed, valuesBut(option.name))),
  }));
  const problem = element('p', { class: 'failure', role: 'alert' });
  const submit = element('button', { type: 'submit', class: 'primary' }, 'Send');
  const form = /** @type {HTMLFormElement} */ (
    element(
      'form',
      { class: 'command-form', 'aria-label': `/${command.name}` },
      element(
        'p',
        { class: 'command-head' },
        element('strong', {}, `/${command.name}`),
        element('span', {}, command.description),
      ),
      fields.length > 0 &&
        element(
          'div',
          { class: 'fields' },
          fields.map(({ box }) => box),
        ),
      problem,
      element(
        'p',
        { class: 'form-buttons' },
        element('button', { type: 'button', class: 'secondary', onclick: leave }, 'Cancel'),
        submit,
      ),
    )
  );
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.textContent = '';
    submit.toggleAttribute('disabled', true);
    try {
      await send(valuesBut(undefined));
    } catch (error) {
      problem.textContent = error instanceof Error ? error.message : String(error);
    }
    submit.toggleAttribute('disabled', false);
  });
  return form;

  /** @param {string | undefined} left the option to leave out */
  function valuesBut(left) {
    /** @type {Record<string, OptionValue>} */
    const values = {};
    for (const { name, read } of fields) {
      const value = name === left ? undefined : read();
      if (value !== undefined) values[name] = value;
    }
    return values;
  }
}
