/** @typedef {import('./option-choices.js').Option} Option */
/** @typedef {import('./option-choices.js').Choice} Choice */
/** @typedef {import('./option-choices.js').OptionValue} OptionValue */

/** Discord's numbers for the types of options that are numbers. */
const type = { integer: 4, number: 10 };

/** The longest text that an option takes unless it says otherwise, in characters. */
const longestText = 6000;

/**
 * Reads what was typed for an option, as strictly as Discord's client does.
 * @param {Option} option
 * @param {string} typed
 * @param {Choice[] | undefined} choices what can be picked, if only that can be
 * @param {Choice | undefined} picked what was picked last
 * @returns {{ value?: OptionValue, problem?: string }} neither when it is empty and may be
 */
export function optionValue(option, typed, choices, picked) {
  if (typed.trim() === '')
    return option.required ? { problem: 'This option is required. Specify a value.' } : {};
  if (picked?.name === typed) return { value: picked.value };
  if (choices) {
    const found = choices.find(({ name }) => name.toLowerCase() === typed.trim().toLowerCase());
    return found ? { value: found.value } : { problem: 'Pick one from the list.' };
  }
  return option.type === type.integer || option.type === type.number
    ? numberValue(option, typed)
    : textValue(option, typed);
}

/** @param {Option} option @param {string} typed */
function numberValue({ type: kind, minimum, maximum }, typed) {
  const digits = typed.trim().replace(',', '.');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(digits)) return { problem: 'Enter a number.' };
  const value = Number(digits);
  if (kind === type.integer && !Number.isInteger(value)) return { problem: 'Enter a whole number.' };
  if (minimum !== undefined && value < minimum) return { problem: `Enter a number of at least ${minimum}.` };
  if (maximum !== undefined && value > maximum) return { problem: `Enter a number of at most ${maximum}.` };
  return { value };
}

/** @param {Option} option @param {string} typed */
function textValue({ minimumLength = 0, maximumLength = longestText }, typed) {
  const length = [...typed].length;
  if (length < minimumLength) return { problem: `Enter at least ${minimumLength} characters.` };
  if (length > maximumLength) return { problem: `Enter at most ${maximumLength} characters, not ${length}.` };
  return { value: typed };
}

/**
 * What an option takes, in words; empty when there is nothing to say.
 * @param {Option} option
 */
export function optionLimits({ minimum, maximum, minimumLength, maximumLength }) {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `at least ${minimum}`;
  if (maximum !== undefined) return `at most ${maximum}`;
  if (minimumLength !== undefined && maximumLength !== undefined)
    return `${minimumLength} to ${maximumLength} characters`;
  if (minimumLength !== undefined) return `at least ${minimumLength} characters`;
  return maximumLength === undefined ? '' : `at most ${maximumLength} characters`;
}
