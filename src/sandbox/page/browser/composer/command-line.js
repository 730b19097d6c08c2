import { element } from '../parts/elements.js';
import { reasonOf } from '../parts/reason.js';
import { fileChip } from './file-chip.js';
import { optionChip } from './option-chip.js';
import { optionType } from './option-types.js';
import { withSuggestions } from './suggestions.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('./option-choices.js').Choice} Choice */
/** @typedef {import('./option-choices.js').OptionValue} OptionValue */
/** @typedef {ReturnType<typeof optionChip>} Chip */

/** @param {HTMLInputElement} input @param {number} step 1 for the end of its text, -1 for the beginning */
function isAtEdge({ value, selectionStart, selectionEnd }, step) {
  const edge = step === 1 ? value.length : 0;
  return selectionStart === edge && selectionEnd === edge;
}

/**
 * A command that a member fills in: required options are chips from the start, others are added. Enter sends, Escape
 * leaves, arrow keys move between chips, Backspace removes an empty one. A refused command keeps its values.
 * @param {object} line
 * @param {PageView['commands'][number]} line.command
 * @param {Record<string, string>} line.values the initial values, by option
 * @param {() => PageView} line.view the newest view
 * @param {(option: string, typed: string, others: Record<string, OptionValue>) => Promise<readonly Choice[]>}
 * line.autocomplete
 * @param {(values: Record<string, OptionValue>) => Promise<void>} line.send
 * @param {() => void} line.leave
 * @returns {{ form: HTMLFormElement, focus(): void, written(): { command: string, values: Record<string, string> } }}
 */
export function commandLine({ command, values, view, autocomplete, send, leave }) {
  /** @type {Chip[]} */
  const chips = [];
  const hint = element('p', { class: 'option-hint', role: 'status' }, command.description);
  const problem = element('p', { class: 'failure', role: 'alert' });
  const submit = element('button', { type: 'submit', class: 'send', 'aria-label': 'Send the command' }, '➤');
  const more = /** @type {HTMLInputElement} */ (
    element('input', { type: 'text', autocomplete: 'off', class: 'more' })
  );
  const moreField = withSuggestions(more, {
    name: 'more-options',
    find: (typed) =>
      left()
        .filter(({ name }) => name.includes(typed.trim()))
        .map((option) => ({
          label: option.name,
          detail: option.description,
          value: option,
        })),
    choose: ({ value }) => add(/** @type {typeof command.options[number]} */ (value)).input.focus(),
    isMarked: (typed) => typed !== '',
  });
  more.addEventListener('focus', () => {
    hint.textContent = command.description;
  });
  more.addEventListener('input', () => {
    const named = left().find(({ name }) => more.value.trim() === `${name}:`);
    if (named) add(named).input.focus();
  });
  const row = element('div', { class: 'chips' }, element('strong', {}, `/${command.name}`), moreField);
  const form = /** @type {HTMLFormElement} */ (
    element('form', { class: 'command-line', 'aria-label': `/${command.name}` }, hint, row, submit, problem)
  );
  for (const option of command.options)
    if (option.required || values[option.name] !== undefined) add(option).fill(values[option.name] ?? '');
  showMore();

  form.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      leave();
      return;
    }
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) return;
    const step = { Backspace: -1, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || !(input.type === 'file' || isAtEdge(input, step))) return;
    if (event.key === 'Backspace' && input.value !== '') {
      if (input.type === 'file') input.value = '';
      return;
    }
    event.preventDefault();
    const fields = allInputs();
    const at = fields.indexOf(input);
    const chip = chips[at];
    if (event.key === 'Backspace' && at <= 0 && (!chip || chip.isRequired)) return leave();
    if (event.key === 'Backspace' && chip && !chip.isRequired) {
      remove(chip);
      fields.splice(at, 1);
    }
    fields[Math.max(0, at + step)]?.focus();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (submit.ariaDisabled === 'true') return;
    const wrong = chips.map((chip) => ({ chip, reason: chip.check() })).find(({ reason }) => reason);
    problem.textContent = wrong ? `${wrong.chip.name}: ${wrong.reason}` : '';
    if (wrong) return wrong.chip.input.focus();
    if (more.value.trim() !== '') {
      problem.textContent = `There is no option ${more.value.trim()}. Pick one from the list, or clear the field.`;
      return more.focus();
    }
    // Not `disabled`: the button would lose the focus.
    submit.ariaDisabled = 'true';
    hint.textContent = 'Sending command…';
    try {
      await send(valuesBut(undefined));
    } catch (error) {
      problem.textContent = reasonOf(error);
    }
    submit.ariaDisabled = 'false';
    hint.textContent = command.description;
  });
  return {
    form,
    focus: () => (chips[0]?.input ?? more).focus(),
    /** The command and the values that are filled in. */
    written: () => ({
      command: command.name,
      values: Object.fromEntries(
        chips.map(({ name, input }) => [name, input.type === 'file' ? '' : input.value]),
      ),
    }),
  };

  function left() {
    return command.options.filter(({ name }) => !chips.some((chip) => chip.name === name));
  }

  function allInputs() {
    return [...chips.map(({ input }) => input), more];
  }

  /** @param {typeof command.options[number]} option */
  function add(option) {
    const use = {
      autocomplete: (/** @type {string} */ typed) => autocomplete(option.name, typed, valuesBut(option.name)),
      picked() {
        const fields = allInputs();
        fields[fields.indexOf(chip.input) + 1]?.focus();
      },
      hint(/** @type {string} */ text) {
        hint.textContent = text;
      },
    };
    const chip =
      option.type === optionType.attachment ? fileChip(option, use) : optionChip(option, view, use);
    chips.push(chip);
    row.insertBefore(chip.box, moreField);
    more.value = '';
    showMore();
    return chip;
  }

  /** @param {Chip} chip */
  function remove(chip) {
    chips.splice(chips.indexOf(chip), 1);
    chip.box.remove();
    showMore();
  }

  function showMore() {
    const count = left().length;
    more.placeholder = count === 0 ? '' : `+${count} more`;
    more.readOnly = count === 0;
    more.setAttribute('aria-label', count === 0 ? 'End of the command' : `Add one of ${count} more options`);
  }

  /** @param {string | undefined} besides the option to leave out, if any */
  function valuesBut(besides) {
    /** @type {Record<string, OptionValue>} */
    const values = {};
    for (const { name, read } of chips) {
      const value = name === besides ? undefined : read();
      if (value !== undefined) values[name] = value;
    }
    return values;
  }
}
