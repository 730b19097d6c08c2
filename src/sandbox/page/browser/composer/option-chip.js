import { element } from '../parts/elements.js';
import { matchingChoices, optionChoices } from './option-choices.js';
import { optionLimits, optionValue } from './option-value.js';
import { withSuggestions } from './suggestions.js';

/** @typedef {import('../parts/live-view.js').PageView} PageView */
/** @typedef {import('./option-choices.js').Option} Option */
/** @typedef {import('./option-choices.js').Choice} Choice */
/** @typedef {import('./option-choices.js').OptionValue} OptionValue */

/**
 * An option of a command: its name, and the field for its value.
 * @param {Option} option
 * @param {() => PageView} view the newest view
 * @param {object} use
 * @param {(typed: string) => Promise<readonly Choice[]>} use.autocomplete
 * @param {() => void} use.picked called after a choice was picked
 * @param {(hint: string) => void} use.hint called with the option's description when it gets the focus
 */
export function optionChip(option, view, use) {
  const choices = () => optionChoices(option, view());
  const input = /** @type {HTMLInputElement} */ (
    element('input', {
      type: 'text',
      'aria-label': `${option.name}: ${option.description}`,
      autocomplete: 'off',
    })
  );
  if (option.required) input.setAttribute('aria-required', 'true');
  /** @type {Choice | undefined} */
  let picked;
  const isListed = choices() !== undefined || option.autocomplete;
  const field = isListed
    ? withSuggestions(input, {
        name: `option-${option.name}`,
        async find(typed) {
          const known = choices();
          const found = known ? matchingChoices(known, typed) : await use.autocomplete(typed);
          return found.map((choice) => ({ label: choice.name, value: choice }));
        },
        choose({ value }) {
          picked = /** @type {Choice} */ (value);
          input.value = picked.name;
          resize();
          use.picked();
        },
      })
    : input;
  const box = element(
    'div',
    { class: 'chip', 'data-option': option.name },
    element('span', {}, option.name),
    field,
  );
  const resize = () => {
    input.style.width = `${Math.min(Math.max([...input.value].length + 2, 6), 60)}ch`;
    mark('');
  };
  input.addEventListener('input', resize);
  input.addEventListener('focus', () =>
    use.hint([option.name, option.description, optionLimits(option)].filter(Boolean).join(' · ')),
  );
  box.addEventListener('mousedown', (event) => {
    if (event.defaultPrevented || event.target === input || input === document.activeElement) return;
    event.preventDefault();
    input.focus();
  });
  resize();

  /** @param {string} problem */
  function mark(problem) {
    box.classList.toggle('invalid', problem !== '');
    input.setAttribute('aria-invalid', String(problem !== ''));
    input.title = problem;
  }

  return {
    name: option.name,
    isRequired: option.required,
    box,
    input,
    /** @param {string} text */
    fill(/** @type {string} */ text) {
      input.value = text;
      resize();
    },
    /** The value; undefined when it is empty or invalid. @returns {OptionValue | undefined} */
    read: () => optionValue(option, input.value, choices(), picked).value,
    /** Marks the value if it is invalid, and returns the reason. @returns {string | undefined} */
    check() {
      const { problem } = optionValue(option, input.value, choices(), picked);
      mark(problem ?? '');
      return problem;
    },
  };
}
